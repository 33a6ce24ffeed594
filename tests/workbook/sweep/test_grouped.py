import pytest

from cxlab.workbook.sweep.grouped import IN_A_FOLD, MANY, folds
from cxlab.workbook.sweep.line import Line


@pytest.mark.parametrize("runs", [0, 1, MANY, MANY + 1, 5000])
def test_every_run_is_in_one_fold_or_in_the_one_table(runs):
    lines = [Line(f"branch {place:04}", "link") for place in range(runs)]
    made = folds(lines)
    assert bool(made) == (runs > MANY)
    if made:
        assert [line for fold in made for line in fold.lines] == lines
        assert max(len(fold.lines) for fold in made) <= IN_A_FOLD
        assert made[0].title.startswith("branch 0000")

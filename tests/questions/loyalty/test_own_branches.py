import numpy as np

from cxlab.questions.loyalty import load, waves
from tests.questions.loyalty.surveys import CODEBOOK, HEADS, customers, found, write


def test_one_person_of_many_rows_is_no_branch(tmp_path):
    rows = [*customers(200, blank=0), *["solo,2024,Tiny,1,6,5,4,4,0"] * 12]
    loyalty = load(*write(tmp_path, rows))
    assert "Tiny" not in [branch.name for branch in loyalty.branches]


def test_a_second_column_of_groups_is_named_where_it_is_not_used(tmp_path):
    rows = [f"{row},{'NS'[place % 2]}" for place, row in enumerate(customers(100, blank=0))]
    data = write(tmp_path, rows, CODEBOOK + "  region: group\n", HEADS + ",region")
    named = [text for _, text in load(*data).account.rows if "'region'" in text]
    assert len(named) == 1
    assert "'shop'" not in named[0]


def test_a_wave_of_few_is_told_neither_in_the_table_nor_in_a_note(tmp_path):
    few = [f"f{n},2023,A,9,{1 + n % 2},5,4,4,0" for n in range(12)]
    rows = [row for row in customers(60, blank=0) if ",2024," in row]
    data = write(tmp_path, [*few[:3], *rows])
    loyalty = load(*data)
    assert [wave.name for wave in loyalty.waves] == ["2024"]
    change = found(*data).of("loyalty.change")
    assert change.estimate is None
    assert "too few people answered in 2023" in change.note
    enough = load(*write(tmp_path, [*few, *rows]))
    assert [row[0] for row in waves(enough, 0.95).rows] == ["2023", "2024"]


def test_a_score_of_a_branch_stays_on_its_scale(tmp_path):
    """Twelve who all answer 0 have the score -100, and nothing lies below."""
    rows = [*customers(200, blank=0), *(f"n{n},2024,North,0,6,5,4,4,0" for n in range(12))]
    from cxlab.questions.loyalty.ranked import ranking

    branches = ranking(load(*write(tmp_path, rows)), 0.95).branches
    lowest = next(branch for branch in branches if branch.name == "North")
    assert lowest.value == -1
    assert lowest.lower == -1
    assert all(-1 <= b.lower <= b.shrunken <= b.upper <= 1 for b in branches)
    assert np.isfinite([b.upper for b in branches]).all()

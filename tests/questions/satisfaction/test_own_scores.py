import numpy as np
import pytest

from cxlab.errors import InputError
from cxlab.questions.satisfaction import load
from tests.questions.satisfaction.surveys import BOOK, PAIRED, own, rows, written
from tests.tolerances import ROOT


def test_paired_items_make_scores_and_half_of_a_side_will_do(tmp_path):
    book = f"""{PAIRED}
  P3: {{role: perception, item: 3, dimension: care}}
  satisfied: {{role: outcome, label: "overall satisfaction"}}
"""
    lines = [[e, min(e + 1, 7), p, max(p - 1, 1), 4, s] for e, p, s in rows()]
    lines[0][0] = ""
    answers = own(tmp_path, lines, book, "E1,E2,P1,P2,P3,satisfied")
    kept, first = np.array(lines[1:], dtype=float), np.array(lines[0][1:], dtype=float)
    assert (answers.whole.n, len(answers.people)) == (60, 60)
    # The answer given counts by how far it is from its item's mean.
    e1, e2 = kept[:, 0].mean(), np.append(kept[:, 1], first[0]).mean()
    score = (e1 + e2) / 2 + first[0] - e2
    total = kept[:, :2].mean(axis=1).sum() + score
    assert answers.whole.mean[0] == pytest.approx(total / 60, rel=ROOT)
    assert answers.whole.mean[1] == pytest.approx(
        (kept[:, 2:4].mean() * 59 + first[1:3].mean()) / 60
    )
    assert [group.name for group in answers.groups] == ["speed", "care"]
    assert (answers.grouped_by, answers.perceptions) == ("dimension", 2)
    assert answers.outcome_words == "overall satisfaction"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("{role: outcome}", "{role: ignore}"), "no column has the role 'outcome'"),
        (("{role: perception}", "{role: ignore}"), "no column has the role 'perception'"),
        (
            ("{role: perception}", "{role: perception, scale: [1, 10]}"),
            "column 'expected' has 1 to 7 and 'experienced' 1 to 10",
        ),
    ],
)
def test_codebooks_that_make_no_sense(tmp_path, change, said):
    with pytest.raises(InputError, match=f"mine.yml: .*{said}"):
        own(tmp_path, rows(), BOOK.replace(*change))


def test_too_few_answers_and_too_few_values(tmp_path):
    with pytest.raises(InputError, match="mine.csv: 8 respondents .* at least 10 needed"):
        own(tmp_path, rows(8))
    two = [[6 + i % 2, p, s] for i, (_, p, s) in enumerate(rows())]
    with pytest.raises(InputError, match="expectation takes 2 values; a surface needs 3"):
        own(tmp_path, two)
    with pytest.raises(InputError, match="no outcome 'loyalty'; it has satisfied"):
        load(*written(tmp_path, rows()), outcome="loyalty")

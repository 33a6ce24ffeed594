import numpy as np
import pytest
from statsmodels.regression.linear_model import OLS

from cxlab.errors import InputError
from cxlab.questions.satisfaction import load, surface_of
from tests.questions.satisfaction.surveys import BOOK, grouped, own, rows, written
from tests.tolerances import ROOT


def test_three_columns_are_enough_and_the_surface_is_that_of_statsmodels(tmp_path):
    answers = own(tmp_path, rows())
    assert (answers.scale, answers.centre, answers.whole.n) == ((1, 7), 4, 60)
    e, p, y = np.array(rows(), dtype=float).T
    u, v = e - 4, p - 4
    fit = OLS(y, np.column_stack([np.ones(len(y)), u, v, u * u, u * v, v * v])).fit()
    ours = surface_of(answers, 0.95).coefficients
    assert [s.value for s in ours] == pytest.approx(fit.params[1:].tolist(), rel=ROOT)
    # Errors hold however answers are spread.
    assert [s.error for s in ours] == pytest.approx(fit.HC3_se[1:].tolist(), rel=ROOT)
    assert "60, of whom 60 answered half or more of both sides" in repr(answers.account)
    assert answers.account.extra["files"].keys() == {"mine.csv", "mine.yml"}


def test_paired_items_make_scores_and_half_of_a_side_will_do(tmp_path):
    book = """
scale: [1, 7]
columns:
  E1: {role: expectation, item: 1, dimension: speed}
  E2: {role: expectation, item: 2, dimension: care}
  P1: {role: perception, item: 1, dimension: speed}
  P2: {role: perception, item: 2, dimension: care}
  P3: {role: perception, item: 3, dimension: care}
  satisfied: {role: outcome, label: "overall satisfaction"}
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


def test_an_item_asked_in_the_first_wave_only_leaves_the_last_with_its_pair(tmp_path):
    """Else the perceptions of two items would be compared with the expectation of one."""
    book = """
scale: [1, 7]
columns:
  E1: {role: expectation, item: 1}
  E2: {role: expectation, item: 2}
  P1: {role: perception, item: 1}
  P2: {role: perception, item: 2}
  satisfied: {role: outcome}
  wave: {role: wave}
"""
    last = [[e, "", p, 7, s, 2024] for e, p, s in rows()]
    first = [[4, 4, 4, 4, 4, 2023]] * 30
    answers = own(tmp_path, first + last, book, "E1,E2,P1,P2,satisfied,wave")
    alone = own(tmp_path, rows())
    assert answers.whole.mean[:2].tolist() == alone.whole.mean[:2].tolist()
    assert "no answers to E2" in repr(answers.account)
    assert "E2" not in answers.account.extra["asked"]


def test_branches_and_those_too_small_to_show(tmp_path):
    answers = grouped(tmp_path, {"A": 30, "B": 25, "C": 20, "tiny": 4})
    assert [(g.name, g.moments.n) for g in answers.groups] == [("A", 30), ("B", 25)]
    assert "2 groups in which fewer than 10 people answered" in repr(answers.account)
    assert "tiny" not in repr(answers.account)


@pytest.mark.parametrize(
    ("sizes", "shown"),
    [
        ({"A": 200, "B": 150, "C": 1, "D": 2}, ["A"]),  # three people must not be derived
        ({"A": 200, "B": 150, "C": 3, "D": 4}, ["A"]),
        ({"A": 30, "B": 12, "C": 3}, ["A"]),
        ({"A": 30, "B": 20, None: 3}, ["A"]),  # the total counts them, no group does
        ({"A": 30, "B": 12}, ["A", "B"]),
    ],
)
def test_nobody_can_be_derived_from_what_is_shown(tmp_path, sizes, shown):
    assert list(grouped(tmp_path, sizes).names_of_groups()) == shown


def test_a_second_column_of_groups_is_named_where_it_is_not_used(tmp_path):
    lines = [[*row, "AB"[place % 2], "NS"[place % 2]] for place, row in enumerate(rows())]
    book = BOOK + "  branch: {role: group}\n  region: {role: group}\n"
    answers = own(tmp_path, lines, book, "expected,experienced,satisfied,branch,region")
    assert answers.grouped_by == "branch"
    assert len([text for _, text in answers.account.rows if "'region'" in text]) == 1


def test_a_group_cannot_be_called_what_everybody_is(tmp_path):
    with pytest.raises(InputError, match="called 'All'"):
        grouped(tmp_path, {"All": 20, "B": 20})


def test_spellings_of_one_name_are_one_group(tmp_path):
    assert len(grouped(tmp_path, {"North": 20, "north": 20, "B": 20}).names_of_groups()) == 2


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

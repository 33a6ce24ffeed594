import pytest

from cxlab.survey.codebook.codebook_file import read_codebook
from cxlab.survey.files.read import read_survey
from cxlab.survey.responses import clean
from cxlab.survey.spellings import alike, alike_note


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Seoul", "SEOUL"),
        ("Seoul", " seoul "),
        ("부산점", "부산 점"),
        ("North Gate", "North\u00a0Gate"),
        ("Cafe\u0301", "Café"),
        ("Ｓｅｏｕｌ", "Seoul"),
        ("Sеoul", "Seoul"),  # a Cyrillic letter
        ("East-End", "East\u2013End"),
        ("north_gate", "North Gate"),
    ],
)
def test_names_of_one_group(one, other):
    assert alike([one, one, other]).keys() <= {one.strip(), other.strip(), "Café"}
    assert len(alike([one, one, other])) <= 1
    assert len({alike([one, one, other]).get(name, name) for name in map(_line, (one, other))}) == 1


def _line(name):
    from cxlab.survey.text import one_line

    return one_line(name)


@pytest.mark.parametrize(
    ("one", "other"), [("A1", "A2"), ("1 1", "11"), ("Busan", "Pusan"), ("A-1", "A1"), ("a", "á")]
)
def test_names_of_two_groups(one, other):
    assert alike([one, other]) == {}


def test_the_most_used_spelling_stays_and_it_is_said():
    others = alike(["seoul", "Seoul", "Seoul", "SEOUL"])
    assert others == {"seoul": "Seoul", "SEOUL": "Seoul"}
    assert all(name in alike_note("branch", others) for name in ("branch", "'Seoul'", "'SEOUL'"))
    assert alike_note("branch", {}) == ""


def test_three_spellings_are_one_branch(shared):
    raw = read_survey(shared / "cases" / "c28_branches.csv")
    responses = clean(raw, read_codebook(shared / "cases" / "c28.yml"))
    assert set(responses.others["branch"].dropna()) == {"Seoul", "부산점", "Busan"}
    assert any("SEOUL" in step for step in responses.steps)

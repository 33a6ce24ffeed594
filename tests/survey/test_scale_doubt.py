import pandas as pd
import pyreadstat
import pytest

from cxlab.errors import InputError
from cxlab.survey.codebook.codebook_file import read_codebook
from cxlab.survey.files.read import read_survey
from cxlab.survey.responses import clean
from cxlab.survey.scale_doubt import said_of_scale
from tests.survey.simple import book, items, responses, table

AGREED = ["Agree", "Strongly agree", "Neutral", "Disagree"]
FIVE = 'answers: {"Strongly agree": 5, Agree: 4, Neutral: 3, Disagree: 2}'
TURNED = items(1, "E") | {"P1": "role: perception, item: 1, dimension: speed, reversed: true"}


def labelled(tmp_path, values, labels, said="role: perception", top="scale: [1, 5]", missing=None):
    path = tmp_path / "simulated.sav"
    declared = {"P1": missing} if missing else None
    pyreadstat.write_sav(
        pd.DataFrame({"P1": list(map(float, values))}),
        str(path),
        variable_value_labels={"P1": labels},
        missing_ranges=declared,
    )
    return clean(read_survey(path), book(tmp_path, {"P1": said}, top))


RIGHT = {
    "c03_lime_full.csv": (
        "c03c.yml",
        "it is reversed on the scale 1 to 7, but its words stand for 1",
    ),
    "c08b_declared9.sav": (
        "c08b.yml",
        "reversed on the scale 1 to 9, but the file labels 'E01' from",
    ),
    "c33_four.csv": (
        "c33b.yml",
        "nobody answered 5: all 1,040 answers lie from 1 to 4.*unanswered",
    ),
    "c05_moodle.csv": (
        "c05.yml",
        "a high number is a bad answer.*1: very good.*add 'reversed: true'",
    ),
    "f1_only_missing_labelled.sav": (
        "f1_only_missing_labelled.yml",
        "lie outside the scale 8 to 9",
    ),
}


@pytest.mark.parametrize("name", RIGHT)
def test_a_codebook_that_its_own_file_contradicts_is_refused(shared, tmp_path, name):
    codebook, message = RIGHT[name]
    text = (shared / "cases" / codebook).read_text(encoding="utf-8")
    (tmp_path / codebook).write_text(text.replace("FILL IN", "speed"), encoding="utf-8")
    with pytest.raises(InputError, match=message):
        clean(read_survey(shared / "cases" / name), read_codebook(tmp_path / codebook))


def test_words_that_stand_on_another_scale(tmp_path):
    given = table({"E1": AGREED * 3, "P1": AGREED * 3})
    cleaned = responses(tmp_path, given, items(1, "EP"), FIVE)
    (doubt,) = cleaned.scale_doubts
    assert doubt.certain
    assert "its words stand for 1 to 5, the codebook says 1 to 7" in said_of_scale(doubt.text)
    with pytest.raises(InputError, match="it is reversed on the scale 1 to 7, but its words"):
        responses(tmp_path, given, TURNED, FIVE)
    right = responses(tmp_path, given, TURNED, f"scale: [1, 5]\n{FIVE}")
    assert right.scale_doubts == ()
    assert right.frame["P1"].tolist()[:4] == [2, 1, 3, 4]


def test_words_that_a_user_spreads_over_the_scale_are_no_contradiction(tmp_path):
    spread = 'answers: {"Strongly agree": 7, Agree: 5, Neutral: 4, Disagree: 2}'
    found = responses(tmp_path, table({"E1": AGREED, "P1": AGREED}), items(1, "EP"), spread)
    assert found.scale_doubts == ()


@pytest.mark.parametrize(
    ("labels", "scale", "doubted"),
    [
        ({1: "low", 5: "high"}, (1, 5), False),
        ({1: "low", 7: "high"}, (1, 5), True),
        ({n: f"label {n}" for n in range(1, 5)}, (1, 5), True),
        ({3: "middle"}, (1, 5), False),
        ({1: "low", 5: "high", 8: "Don't know"}, (1, 5), False),
        ({0: "low", 10: "high"}, (1, 10), True),
    ],
)
def test_labels_on_other_ends(tmp_path, labels, scale, doubted):
    top = f"scale: [{scale[0]}, {scale[1]}]"
    assert bool(labelled(tmp_path, [1, 2, 3, 4], labels, top=top).scale_doubts) is doubted


def test_labels_of_codes_declared_missing_are_none_of_the_scale(tmp_path):
    labels = {n: f"label {n}" for n in range(1, 6)} | {9: "none of these"}
    found = labelled(tmp_path, [1, 5, 9], labels, missing=[9])
    assert found.scale_doubts == ()
    assert found.frame["P1"].tolist()[:2] == [1, 5]


def test_an_end_that_was_offered_though_nobody_chose_it(tmp_path):
    given = table({f"{side}{i}": [1, 2, 3, 4] * 45 for side in "EP" for i in (1, 2)})
    columns = {
        f"{side}{i}": f"role: {role}, item: {i}, reversed: true"
        for side, role in (("E", "expectation"), ("P", "perception"))
        for i in (1, 2)
    }
    with pytest.raises(InputError, match="nobody answered 5: all 720 answers lie from 1 to 4"):
        responses(tmp_path, given, columns, "scale: [1, 5]")
    cleaned = responses(tmp_path, given, columns, "scale: [1, 5]\nunanswered: [5]")
    assert cleaned.frame["P1"].min() == 2


MOODLE = ["1=very good", "2=good", "3=average", "4=not so good", "5=bad"]


def test_labels_that_run_against_the_numbers(tmp_path):
    given = table({"P1": MOODLE})
    with pytest.raises(InputError, match=r"by number 1: very good, .*; by meaning 5: bad, "):
        responses(tmp_path, given, {"P1": "role: perception"}, "scale: [1, 5]")
    turned = responses(tmp_path, given, {"P1": "role: perception, reversed: true"}, "scale: [1, 5]")
    assert turned.frame["P1"].tolist() == [5, 4, 3, 2, 1]
    kept = responses(tmp_path, given, {"P1": "role: perception, reversed: false"}, "scale: [1, 5]")
    assert kept.frame["P1"].tolist() == [1, 2, 3, 4, 5]


def test_labels_in_no_order_need_numbers(tmp_path):
    labels = {1: "good", 2: "very good", 3: "bad"}
    with pytest.raises(InputError, match=r"by number 1: good, 2: very good, 3: bad; by meaning 3"):
        labelled(tmp_path, [1, 2, 3], labels)
    top = 'scale: [1, 5]\nanswers: {good: 4, "very good": 5, bad: 1}'
    assert labelled(tmp_path, [1, 2, 3], labels, top=top).frame["P1"].tolist() == [4, 5, 1]


def test_how_often_is_good_or_bad_by_what_was_asked(tmp_path):
    labels = dict(enumerate(("Always", "Often", "Sometimes", "Rarely", "Never"), start=1))
    assert labelled(tmp_path, [1, 5], labels).frame["P1"].tolist() == [1, 5]

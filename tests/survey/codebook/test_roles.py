"""The roles that a person would give, for every survey among the hard cases, and the draft's."""

import re

import pytest

from cxlab.errors import InputError
from cxlab.survey.codebook.seen import see
from cxlab.survey.codebook.suggest import suggest
from cxlab.survey.files.read import read_survey

NAMES = {
    "e": "expectation",
    "p": "perception",
    "i": "importance",
    "o": "outcome",
    "g": "group",
    "r": "respondent",
    "w": "wave",
    "W": "weight",
    "s": "screen",
    "-": "ignore",
}
# In the order of the columns, each role with how often it stands there in a row.
ROLES = {
    "c00_base.csv": "6e 6p o",
    "c02_NA.csv": "- 6e 6p o",
    "c03_lime_full.csv": "r 3- 6e 6p o",
    "c04_msforms.xlsx": "r 4- 6e 6p o -",
    "c05_moodle.csv": "6e 6p o",
    "c06_korean.csv": "- 6e 6p o g",
    "c06_korean_jeom.csv": "- 6e 6p o g",
    "c07_kobo.csv": "- 6e 6p o 3- r 2-",
    "c08b_declared9.sav": "6e 6p o",
    "c09_date.sav": "6e 6p o -",
    "c11_percent.xlsx": "6e 6p o",
    "c12_average_row.csv": "r 6e 6p o",
    "c12_merged.xlsx": "r 6e 6p o",
    "c18_numbered.csv": "r 2- 6e 6p o -",
    "c18_renumbered.csv": "6e 5p o",
    "c21_cover.xlsx": "6e 6p o",
    "c21_sheets.xlsx#North": "6e 6p o",
    "c24_weighted.csv": "10e 10p o 5i",
    "c25_title_rows.csv": "6e 6p o",
    "c25_title_rows.xlsx": "6e 6p o",
    "c28_branches.csv": "6e 6p o g",
    "c29_autumn.csv": "6e 6p o",
    "c29_spring.csv": "6e 6p o",
    "c32_nps.csv": "4e 4p 2o",
    "c33_four.csv": "6e 6p o",
    "c33_zero_missing.csv": "6e 6p o",
    "c38_minus3.sav": "6e 6p o",
    "c39_slider.csv": "6e 6p o",
    "c43_words.csv": "6e 6p o",
    "f1_only_missing_labelled.sav": "e p e p e p o",
    "f2_text_codes.sav": "e p e p e p o s",
    "f3_weight_by.sav": "e p e p e p o W",
    "f4_quarters.sav": "e p e p e p o w",
    "neg.csv": "20p o",
    "wave.csv": "r w e p o",
    "definitions/lss_l10n/results_codes.csv": "r 3- 6e 6p o 3-",
    "definitions/omv/data.csv": "6e 6p o - W",
    "definitions/qsf/data_values.csv": "r - 6e 5p p o 3-",
    "definitions/redcap/data_raw.csv": "r 6e - 6p o 6-",
    "definitions/xlsform/data_kobo.csv": "- 6e 6p o 5- r",
}
NINE_IN_TEN = 0.9


def expected(text):
    runs = re.findall(r"(\d*)(\S)", text)
    return [NAMES[letter] for times, letter in runs for _ in range(int(times or 1))]


def drafted(path):
    """The draft's roles; none where the file cannot be read."""
    try:
        raw = read_survey(path)
    except InputError:
        return []
    return [guess.role for guess in suggest(raw, see(raw)).values()]


def right(wanted, given):
    """How many of the roles other than "ignore" the draft gives, and how many there are."""
    roles = [place for place, role in enumerate(wanted) if role != "ignore"]
    same = len(given) == len(wanted)
    return sum(same and given[place] == wanted[place] for place in roles), len(roles)


@pytest.fixture(scope="module")
def counts(shared):
    folder = shared / "cases"
    return {
        name: right(expected(text), drafted(folder / name)) for name, text in ROLES.items() if text
    }


def test_the_draft_gives_nine_in_ten_roles_that_a_person_would_give(counts):
    given, wanted = (sum(column) for column in zip(*counts.values(), strict=True))
    assert given >= NINE_IN_TEN * wanted, counts


LOST_BEFORE = (
    *("c02_NA.csv", "c04_msforms.xlsx", "c06_korean.csv", "c06_korean_jeom.csv", "c07_kobo.csv"),
    *("c18_numbered.csv", "c32_nps.csv", "c39_slider.csv", "c24_weighted.csv"),
)


@pytest.mark.parametrize("name", LOST_BEFORE)
def test_forms_whose_roles_were_lost_are_read_whole(counts, name):
    given, wanted = counts[name]
    assert given == wanted


def test_nobody_gets_a_role_of_answers_that_a_person_would_not_give(shared):
    """A rating too many is worse than one too few: it enters an analysis."""
    wrong = []
    for name, text in ROLES.items():
        given, wanted = drafted(shared / "cases" / name), expected(text)
        rated = {"expectation", "perception", "importance", "outcome"}
        if len(given) == len(wanted):
            pairs = zip(given, wanted, strict=True)
            wrong += [(name, place) for place, (g, w) in enumerate(pairs) if g in rated and g != w]
    assert wrong == []

from dataclasses import replace

import pytest

from cxlab.workbook.catalogue import find
from cxlab.workbook.claimed_passport import ClaimedPassport
from cxlab.workbook.own_word import other_makers, own_word
from cxlab.workbook.pages.report import render
from cxlab.workbook.passport import Passport, current_revision


@pytest.fixture
def true(jam_run):
    return Passport(**render(jam_run).content["passport"])


@pytest.fixture
def word(true):
    def of(places=(), **claims):
        claimed = ClaimedPassport(**(true.to_dict() | claims))
        return own_word(claimed, true, find("choice_overload"), dict(places))

    return of


def test_an_honest_report_leaves_nothing_open(word):
    assert word() == replace(word(), false=(), unproven=())


def test_what_it_is_about_is_looked_up_in_its_data(word, tmp_path):
    data = tmp_path / "harbour.csv"
    data.write_text("branch,score\nHarbour,4\nHarbour,5\n", encoding="utf-8")
    places = {"data": data}
    assert word(places, about="branch: Harbour").unproven == ()
    (wrong,) = word(places, about="branch: Airport").unproven
    assert "in its data branch is Harbour" in wrong
    (unknown,) = word(places, about="region: Harbour").unproven
    assert "look into its data file" in unknown
    data.write_text("branch,score\nHarbour,4\nAirport,5\n", encoding="utf-8")
    assert len(word(places, about="branch: Harbour").unproven) == 1


def test_a_codebook_says_what_is_no_branch(word, tmp_path):
    data, codebook = tmp_path / "harbour.csv", tmp_path / "harbour.yml"
    data.write_text("branch,P01\nHarbour,4\n-9,5\n", encoding="utf-8")
    text = "columns:\n  branch: {role: group, missing: [-9]}\n  P01: perception\n"
    codebook.write_text(text, encoding="utf-8")
    places = {"data": data, "codebook": codebook}
    assert len(word(places, about="branch: Harbour").unproven) == 1  # one row is of none


def test_a_commit_that_holds_the_same_code_is_still_the_reports_word(word):
    commit = current_revision().partition("+")[0]
    revision = word(revision=commit + "0000")
    assert revision.false == ()
    assert len(revision.unproven) == 1


def test_packages_that_only_one_of_them_names_are_told(true):
    claimed = ClaimedPassport(**(true.to_dict() | {"packages": {"audit": "1"}}))
    reasons = other_makers(claimed, true)
    assert len(reasons) == len(true.packages) + 1
    assert any("audit was 1, is not named here" in reason for reason in reasons)

import zipfile

import pytest

from cxlab.errors import InputError
from cxlab.survey.files.read import read_survey
from tests.survey.definitions.samples import check, read_rows


def test_an_archive_holds_the_answers_of_its_table(shared):
    folder = shared / "cases" / "definitions" / "lss_l10n"
    heads, *rows = read_rows(folder / "results_codes.csv")
    survey = read_survey(folder / "archive.lsa")
    assert survey.frame.fillna("").to_numpy().tolist() == rows
    assert survey.columns[4] == "123456X1X10E1"
    assert heads[4] == "EXP[E1]"


def test_an_archive_defines_itself(shared, tmp_path):
    check(shared / "cases" / "definitions" / "lss_l10n" / "archive.lsa", out=tmp_path / "book.yml")


def test_an_archive_without_answers_is_refused(tmp_path):
    with zipfile.ZipFile(tmp_path / "x.lsa", "w") as archive:
        archive.writestr("survey_1.lss", "<document/>")
    with pytest.raises(InputError, match="is a LimeSurvey archive without answers"):
        read_survey(tmp_path / "x.lsa")

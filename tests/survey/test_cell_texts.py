import pandas as pd
import pyreadstat

from cxlab.survey.codebook.codebook_file import read_codebook
from cxlab.survey.files.read import read_survey
from cxlab.survey.responses import clean
from tests.survey.simple import book


def test_spss_labels_name_groups_and_screens_and_missing_is_counted(tmp_path):
    path = tmp_path / "shop.sav"
    pyreadstat.write_sav(
        pd.DataFrame({"P1": [5.0, 9.0, 7.0], "branch": [1.0, 2.0, 1.0], "use": [1.0, 1.0, 2.0]}),
        str(path),
        column_labels={"P1": "They are fast"},
        variable_value_labels={"branch": {1: "North", 2: "South"}, "use": {1: "yes", 2: "Never"}},
        missing_ranges={"P1": [9]},
    )
    columns = {"P1": "role: perception", "branch": "role: group"}
    by_label = book(tmp_path, columns | {"use": "role: screen, exclude: never"})
    cleaned = clean(read_survey(path), by_label)
    assert cleaned.others["branch"].tolist() == ["North", "South"]
    assert "cells that the file itself marks as missing: 1" in cleaned.steps
    assert cleaned.label("P1") == "They are fast"
    by_number = book(tmp_path, columns | {"use": "role: screen, exclude: 2"})
    assert len(clean(read_survey(path), by_number).frame) == 2


def test_labels_of_text_codes_name_groups_and_screens(shared):
    """f2: usage B is labelled "never"; counted in the file itself, 12 of 120."""
    survey = read_survey(shared / "cases" / "f2_text_codes.sav")
    found = clean(survey, read_codebook(shared / "cases" / "f2.yml"))
    assert found.steps[:3] == ("120 answers", "12 never used it", "108 analysed")

import struct

import pandas as pd
import pyreadstat

from cxlab.survey.codebook.draft import draft
from cxlab.survey.files.read import read_survey
from cxlab.survey.files.spss_weight import WEIGHT_AT, weight_variable


def test_the_variable_is_found_behind_texts_that_take_several_records(tmp_path):
    path = tmp_path / "shop.sav"
    frame = pd.DataFrame(
        {
            "comment": ["a" * 30, "b"],
            "E1": [4.0, 5.0],
            "weighting_of_people": [1.0, 2.0],
            "P1": [3.0, 4.0],
        }
    )
    pyreadstat.write_sav(
        frame,
        str(path),
        column_labels={"E1": "A label of odd length"},
        missing_ranges={"E1": [9, 98]},
        variable_value_labels={"E1": {5.0: "agree"}},
    )
    assert weight_variable(path) == ""
    raw = bytearray(path.read_bytes())
    # The comment takes four records of eight bytes, E1 the fifth, the weight the sixth.
    raw[WEIGHT_AT : WEIGHT_AT + 4] = struct.pack("<i", 6)
    path.write_bytes(raw)
    assert weight_variable(path) == "weighting_of_people"
    assert read_survey(path).weight == "weighting_of_people"


def test_a_header_that_makes_no_sense_names_none(tmp_path):
    path = tmp_path / "shop.sav"
    pyreadstat.write_sav(pd.DataFrame({"E1": [4.0, 5.0]}), str(path))
    for number in (2, 99, 2**31 - 1, -5):
        raw = bytearray(path.read_bytes())
        raw[WEIGHT_AT : WEIGHT_AT + 4] = struct.pack("<i", number)
        path.write_bytes(raw)
        assert weight_variable(path) == ""
    path.write_bytes(b"$FL2")
    assert weight_variable(path) == ""


def test_the_files_own_weight_is_drafted(shared):
    raw = read_survey(shared / "cases" / "f3_weight_by.sav")
    assert raw.weight == "pond"
    assert '"pond": {role: weight}' in draft(raw).text

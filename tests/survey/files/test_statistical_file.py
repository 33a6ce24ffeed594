import numpy as np
import pandas as pd
import pyreadstat
import pytest

from cxlab.errors import InputError
from cxlab.survey.files.statistical_file import read_statistical


def test_spss_questions_labels_and_declared_missing(tmp_path):
    path = tmp_path / "shop.sav"
    frame = pd.DataFrame(
        {"E01": [7.0, 9.0, np.nan, 98.0], "branch": [1.0, 2.0, 1.0, 1.0], "t": ["a", "na", "", "b"]}
    )
    pyreadstat.write_sav(
        frame,
        str(path),
        column_labels={"E01": "Modern\n equipment"},
        variable_value_labels={"branch": {1: "강남점", 2: "Café"}},
        missing_ranges={"E01": [9, {"lo": 97, "hi": 99}], "t": ["na"]},
    )
    content = read_statistical(path, "SPSS")
    assert content.grid.rows == [
        ["E01", "branch", "t"],
        [7.0, 1.0, "a"],
        [None, 2.0, None],
        [None, 1.0, None],
        [None, 1.0, "b"],
    ]
    assert content.missing == {"E01": 2, "branch": 0, "t": 1}
    assert content.questions == {"E01": "Modern equipment"}
    assert content.labels == {"branch": {1.0: "강남점", 2.0: "Café"}}


def test_stata_extended_missing(tmp_path):
    path = tmp_path / "shop.dta"
    pyreadstat.write_dta(
        pd.DataFrame({"E01": [7, "a", "z", None], "t": ["a", "z", "", "b"]}, dtype=object),
        str(path),
        missing_user_values={"E01": ["a", "z"]},
        variable_value_labels={"E01": {7: "agree"}},
    )
    content = read_statistical(path, "Stata")
    assert [row[0] for row in content.grid.rows] == ["E01", 7.0, None, None, None]
    assert [row[1] for row in content.grid.rows] == ["t", "a", "z", None, "b"]
    assert content.missing == {"E01": 2, "t": 0}
    assert content.labels["E01"] == {7.0: "agree"}


@pytest.mark.parametrize(("program", "name"), [("SPSS", "a.sav"), ("Stata", "a.dta")])
def test_damaged_files(tmp_path, program, name):
    path = tmp_path / name
    write = pyreadstat.write_sav if program == "SPSS" else pyreadstat.write_dta
    write(pd.DataFrame({"E01": [5.0, 6.0]}), str(path))
    whole = path.read_bytes()
    for length in (8, 200, len(whole) // 2):
        path.write_bytes(whole[:length])
        with pytest.raises(InputError, match=f"{name}: cannot be read as a file of {program}"):
            read_statistical(path, program)

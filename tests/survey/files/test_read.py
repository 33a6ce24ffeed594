import os

import pandas as pd
import pyreadstat
import pytest

from cxlab.errors import InputError
from cxlab.published import fingerprint
from cxlab.survey.files.read import read_survey

FRAME = pd.DataFrame({"E01": [5.0, 6.0, None], "branch": ["강남", "b", "c"]})


@pytest.mark.parametrize(
    ("name", "write", "said"),
    [
        ("a.csv", lambda p: FRAME.to_csv(p, index=False), "CSV, UTF-8, separated by commas; one"),
        ("a.tsv", lambda p: FRAME.to_csv(p, index=False, sep="\t"), "separated by tabs"),
        ("a.txt", lambda p: FRAME.to_csv(p, index=False, encoding="cp949"), "CSV, CP949"),
        ("u.txt", lambda p: FRAME.to_csv(p, index=False, sep="\t", encoding="utf-16"), "UTF-16"),
        ("a.xlsx", lambda p: FRAME.to_excel(p, index=False), "Excel, sheet 'Sheet1'; one head row"),
        ("a.parquet", FRAME.to_parquet, "Parquet"),
        ("a.sav", lambda p: pyreadstat.write_sav(FRAME, str(p)), "SPSS"),
        ("a.dta", lambda p: pyreadstat.write_dta(FRAME, str(p)), "Stata"),
        ("wrong.csv", FRAME.to_parquet, "Parquet"),
    ],
)
def test_one_survey_in_every_format(tmp_path, name, write, said):
    path = tmp_path / name
    write(path)
    raw = read_survey(path)
    assert raw.columns == ("E01", "branch")
    assert raw.frame["branch"].tolist() == ["강남", "b", "c"]
    assert [cell if cell is None else float(cell) for cell in raw.frame["E01"]] == [5, 6, None]
    assert said in raw.format
    assert raw.fingerprint == fingerprint(path)


def test_the_real_kiosk_file(shared):
    raw = read_survey(shared / "data" / "kiosk" / "kiosk_raw_cp949.csv")
    assert raw.format == "CSV, CP949, separated by commas; one head row"
    assert raw.frame.shape == (211, 163)
    assert "거래형 키오스크를 얼마나 자주 사용하십니까?" in raw.columns  # two spaces in the file
    assert (raw.row_numbers[0], raw.row_numbers[-1]) == (2, 212)


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.csv", b"", "is empty"),
        ("a.csv", b"a,b\n", "has a head but no answers"),
        ("a.csv", b"7,6,7\n7,5,4\n", "the first row holds numbers; put the names"),
        ("a.xls", b"\xd0\xcf\x11\xe0" + bytes(99), "is an old Excel file .* save it as .xlsx"),
        ("a.xlsx", b"a,b\n1,2\n", "is not an Excel workbook, whatever its ending says"),
        ("a.sav", b"a,b\n1,2\n", "is not an SPSS file"),
        ("a.zip", b"PK\x03\x04" + bytes(99), "is a zip archive; unpack it"),
        ("a.ods", b"PK\x03\x04" + bytes(99), "is an OpenDocument table"),
        ("a.gz", b"\x1f\x8b" + bytes(99), "is compressed"),
        ("a.rds", b"RDX3", "is a file of R; save it as CSV"),
        ("a.dta", bytes([114]) + bytes(99), "cannot be read as a file of Stata"),
    ],
)
def test_files_that_are_none_of_ours(tmp_path, name, content, message):
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(InputError, match=f"{name}: .*{message}|{name}: {message}"):
        read_survey(path)


@pytest.mark.parametrize("name", ["a.csv", "a.xlsx", "a.parquet", "a.sav", "a.dta", "a"])
@pytest.mark.parametrize("start", [b"", b"PK\x03\x04", b"PAR1", b"$FL2", b"<stata_dta>", b"a,b\n"])
def test_noise_never_ends_in_a_traceback(tmp_path, name, start):
    path = tmp_path / name
    path.write_bytes(start + os.urandom(500))
    with pytest.raises(InputError):
        read_survey(path)


def test_no_file_and_a_folder(tmp_path):
    with pytest.raises(InputError, match="no.csv: there is no such file"):
        read_survey(tmp_path / "no.csv")
    with pytest.raises(InputError, match="cannot be read"):
        read_survey(tmp_path)
    with pytest.raises(InputError, match="cannot be read"):
        read_survey("x\0y")

import csv
import io

import pandas as pd
import pytest

from cxlab.workbook.export.csv_file import csv_file, harmless
from cxlab.workbook.export.exportable import read_exportable
from cxlab.workbook.export.numbers_table import numbers_table
from tests.workbook.export.reported import ATTACK, GAP, reported


def test_pandas_reads_back_every_number(tmp_path):
    report = read_exportable(reported(tmp_path))
    read = pd.read_csv(io.BytesIO(csv_file(report)))
    heads, rows = numbers_table(report.records)
    assert tuple(read.columns) == heads
    for head, column in zip(heads, zip(*rows, strict=True), strict=True):
        for value, back in zip(column, read[head], strict=True):
            if value is None or value == "":
                assert pd.isna(back)
            elif isinstance(value, int | float):
                assert back == value, head  # to the last bit
    assert read["value"][0] == GAP.estimate.value
    assert read["means.perception"][0] == 17 / 3


@pytest.mark.parametrize("text", [ATTACK, "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1"])
def test_no_text_of_a_user_is_a_formula(text):
    assert harmless(text) == "'" + text
    assert harmless(-1.5) == -1.5
    assert harmless("a=1") == "a=1"


def test_a_users_formula_is_a_text_in_the_file(tmp_path):
    made = csv_file(read_exportable(reported(tmp_path))).decode("utf-8-sig")
    cells = [cell for row in csv.reader(io.StringIO(made)) for cell in row]
    assert "'" + ATTACK in cells
    numbers = [cell for cell in cells if cell.startswith("-")]
    assert all(float(cell) < 0 for cell in numbers)
    assert not [cell for cell in cells if cell.startswith(("=", "+", "@"))]

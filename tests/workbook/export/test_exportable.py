import json

import pytest

from cxlab.errors import InputError
from cxlab.workbook.export.exportable import read_exportable
from tests.workbook.export.reported import FINDINGS, content, ran, reported


def test_a_result_is_read_with_its_figures(tmp_path):
    report = read_exportable(reported(tmp_path))
    assert report.findings == FINDINGS
    assert [picture.name for picture in report.pictures] == ["bars"]
    assert (report.name, report.language) == ("01_shop", "en")


def test_a_passport_that_no_run_writes_is_refused(tmp_path):
    with pytest.raises(InputError, match="its passport is none that a run writes"):
        read_exportable(reported(tmp_path, content(code="\\input{a}")))


@pytest.mark.parametrize("text", ["[1]", "{", '{"cells": 3}'])
def test_a_notebook_that_is_none_is_refused(tmp_path, text):
    path = reported(tmp_path)
    (tmp_path / ".01_shop.set").unlink()
    path.with_suffix(".ipynb").write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=r"01_shop"):
        read_exportable(path)


def test_a_finding_that_was_taken_out_is_missed(tmp_path):
    path = reported(tmp_path, content(FINDINGS[:1]), ran(FINDINGS))
    with pytest.raises(InputError, match=r"altered: it lacks shop.asked, shop.ratio, which"):
        read_exportable(path)


def test_a_finding_that_the_notebook_lacks_is_refused(tmp_path):
    path = reported(tmp_path, notebook=ran(FINDINGS[:1]))
    with pytest.raises(InputError, match=r"was altered: shop.ratio"):
        read_exportable(path)
    record = json.loads(path.read_text(encoding="utf-8"))
    assert len(record["findings"]) == 3

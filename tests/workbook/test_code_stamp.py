import os

from cxlab.workbook import code_stamp as stamping
from cxlab.workbook import passport
from cxlab.workbook.code_stamp import PACKAGE, code_stamp


def test_every_file_of_code_is_in_it_and_nothing_else():
    names = {name for name, *_ in code_stamp()}
    assert {"cli.py", "workbook/code_stamp.py", "workbook/pages/template/report.css"} <= names
    assert not [name for name in names if "__pycache__" in name]
    assert len(names) == sum(
        path.suffix in stamping.SUFFIXES for path in PACKAGE.rglob("*") if path.is_file()
    )


def test_what_was_read_once_is_read_again_when_it_changes(tmp_path, monkeypatch):
    for module in (stamping, passport):
        monkeypatch.setattr(module, "PACKAGE", tmp_path)
    (tmp_path / "inner").mkdir()
    file = tmp_path / "inner" / "x.py"
    file.write_text("a = 1", encoding="utf-8")
    first = passport._digest_of(code_stamp())
    assert passport._digest_of(code_stamp()) == first
    file.write_text("a = 2", encoding="utf-8")  # as long as before
    os.utime(file, ns=(1, 1))
    second = passport._digest_of(code_stamp())
    assert second != first
    file.rename(tmp_path / "inner" / "y.py")
    assert passport._digest_of(code_stamp()) != second

import ast
import os
import shutil

import pytest

from cxlab.workbook import code_stamp as stamping
from cxlab.workbook import passport
from cxlab.workbook.catalogue import find
from cxlab.workbook.code_stamp import PACKAGE, code_stamp, imported
from tests.workbook.tiny import notebook, saved

POOLS = "from cxlab.statistics.meta import pool"


@pytest.fixture
def package(tmp_path, monkeypatch):
    """A copy of the package, to be edited."""
    copy = tmp_path / "cxlab"
    shutil.copytree(PACKAGE, copy, ignore=shutil.ignore_patterns("__pycache__"))
    for module in (stamping, passport):
        monkeypatch.setattr(module, "PACKAGE", copy)
    return copy


def for_types(node):
    return isinstance(node, ast.If) and getattr(node.test, "id", "") == "TYPE_CHECKING"


def imported_as_python_has_it(source):
    """Yield names from the syntax tree, apart from what only type checkers see."""
    tree = ast.parse(source)
    tree.body = [node for node in tree.body if not for_types(node)]
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def test_the_imports_found_are_those_that_python_finds():
    for path in PACKAGE.rglob("*.py"):
        source = path.read_text(encoding="utf-8")
        names, by_python = set(imported(source)), set(imported_as_python_has_it(source))
        assert by_python <= names, path
        assert not [name for name in names - by_python if name.partition(".")[0] == "cxlab"], path


def test_it_holds_what_is_imported_at_any_remove_and_what_makes_the_page():
    names = {name for name, *_ in code_stamp([POOLS])}
    assert {"__init__.py", "statistics/__init__.py", "statistics/meta.py", "words.py"} <= names
    assert {"workbook/pages/report.py", "workbook/pages/page_exporter.py"} <= names
    assert {"workbook/pages/template/report.css", "workbook/pages/template/index.html.j2"} <= names
    assert not [name for name in names if name.startswith(("questions/", "locale/", "cli"))]
    assert "workbook/compare.py" not in names


def test_what_a_notebook_does_not_need_may_change_and_what_it_needs_may_not(package):
    """Else any new module would make every earlier report one that cannot be verified."""
    book = find("tiny", saved(notebook(POOLS), package.parent).parent)
    before = passport.code_fingerprint(book)
    (package / "questions" / "another.py").write_text("asked = True", encoding="utf-8")
    for unrelated in (
        "questions/five_gaps/findings.py",
        "workbook/compare.py",
        "figures/funnel.py",
    ):
        (package / unrelated).write_text("# rewritten", encoding="utf-8")
        assert passport.code_fingerprint(book) == before
    for needed in ("statistics/meta.py", "numbers.py", "workbook/pages/template/report.css"):
        file = package / needed
        text = file.read_text(encoding="utf-8")
        file.write_text(text + "\n", encoding="utf-8")
        assert passport.code_fingerprint(book) != before
        file.write_text(text, encoding="utf-8")
        assert passport.code_fingerprint(book) == before


def test_what_was_read_once_is_read_again_when_it_changes(package):
    file = package / "statistics" / "meta.py"
    book = find("tiny", saved(notebook(POOLS), package.parent).parent)
    first = passport.code_fingerprint(book)
    assert passport.code_fingerprint(book) == first
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("def ", "def_", 1), encoding="utf-8")  # as long as before
    os.utime(file, ns=(1, 1))
    assert passport.code_fingerprint(book) != first

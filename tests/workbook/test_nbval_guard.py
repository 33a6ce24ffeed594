import pytest
from nbformat.v4 import new_output

from cxlab.published import ROOT
from cxlab.workbook.catalogue import catalogue
from cxlab.workbook.nbval_guard import switches, vacuity
from tests.workbook.tiny import notebook, ran, saved

SANITIZER = ROOT / "tests" / "nbval_sanitize.cfg"
pytest_plugins = ["pytester"]


@pytest.fixture
def nbval(pytester):
    def run(*books):
        for number, book in enumerate(books):
            saved(book, pytester.path, f"{number:02}_tiny")
        plugin = ("-p", "cxlab.workbook.nbval_guard", f"--nbval-sanitize-with={SANITIZER}")
        return pytester.runpytest_subprocess(
            "--nbval", "--nbval-current-env", "-p", "no:cacheprovider", *plugin
        )

    return run


PLAIN = "level: float = 0.95  # confidence"


def good():
    return ran(notebook("1 + 1", parameters=PLAIN), None, "2")


def test_a_good_notebook_passes_and_rendered_html_is_left_out(nbval):
    source = "from IPython.display import HTML\nHTML('<b>x</b>')"
    rich = ran(
        notebook("1 + 1", source, parameters=PLAIN), None, "2", "<IPython.core.display.HTML object>"
    )
    result = nbval(rich)
    result.assert_outcomes(passed=3)
    result.stdout.fnmatch_lines(["nbval compared 3 notebook cells"])


def test_a_drifted_number_is_caught(nbval):
    nbval(ran(notebook("1 + 1", parameters=PLAIN), None, "3")).assert_outcomes(passed=1, failed=1)


def test_times_and_addresses_may_differ_but_not_what_stands_beside_them(nbval):
    source = "print(f'{1 + 1} rows in {0.25:.2f} s, {object()}')"
    book = notebook(source, source, parameters=PLAIN)
    ran(book, None, None, None)
    for cell, count in zip(book.cells[2:], (2, 3), strict=True):
        text = f"{count} rows in 9.87 s, <object object at 0x123abc>\n"
        cell.outputs = [new_output("stream", name="stdout", text=text)]
    nbval(book).assert_outcomes(passed=2, failed=1)


def test_an_unrun_cell_is_caught(nbval):
    book = good()
    book.cells[-1].execution_count = None
    book.cells[-1].outputs = []
    result = nbval(book)
    assert result.ret != 0
    result.stdout.fnmatch_lines(["*code cell 2 was never run*cxlab refresh*"])


def test_an_emptied_notebook_is_caught(nbval):
    result = nbval(ran(notebook("1 + 1;", parameters=PLAIN), None, None))
    assert result.ret != 0
    result.stdout.fnmatch_lines(["*no code cell has an output to compare*"])


def test_a_run_without_notebooks_is_red(nbval, pytester):
    pytester.makepyfile("def test_x(): pass")
    result = nbval()
    result.assert_outcomes(passed=1)
    assert result.ret == pytest.ExitCode.TESTS_FAILED


OFF = [
    "NBVAL_IGNORE_OUTPUT",
    "NBVAL_SKIP",
    "NBVAL_RAISES_EXCEPTION",
    "PYTEST_VALIDATE_IGNORE_OUTPUT",
]


@pytest.mark.parametrize("marker", OFF)
def test_a_switch_that_turns_a_comparison_off_is_named_with_its_cell(marker):
    book = good()
    for source in (f"# {marker}", f"x = 1\n  ##{marker}  "):
        book.cells[-1].source = source
        (fault,) = switches(book)
        assert fault.startswith("code cell 2 says ")
        assert marker in fault
    book.cells[-1].source = f"print('# {marker}')"
    assert switches(book) == []
    book.cells[-1].metadata["tags"] = [marker.lower().replace("_", "-"), "methods"]
    (fault,) = switches(book)
    assert "code cell 2 says 'tag " in fault


def test_a_cell_that_may_raise_and_one_that_asks_to_be_compared():
    book = good()
    book.cells[-1].metadata["tags"] = ["nbval-check-output"]
    book.cells[-1].source = "# NBVAL_CHECK_OUTPUT"
    assert switches(book) == []
    book.cells[-1].metadata["tags"] = ["raises-exception"]
    assert len(switches(book)) == 1


def test_nbval_refuses_a_notebook_with_a_switch_and_names_both(nbval):
    wrong = ran(notebook("# NBVAL_IGNORE_OUTPUT\n1 + 1", parameters=PLAIN), None, "3")
    result = nbval(wrong, good())
    assert result.ret != 0
    result.stdout.fnmatch_lines(["*00_tiny.ipynb: code cell 2 says '# NBVAL_IGNORE_OUTPUT'*"])


def test_every_committed_notebook_has_something_to_compare():
    for each in catalogue():
        assert vacuity(each.content) + switches(each.content) == []


def test_the_committed_guard_runs_in_make_test():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert "$(BIN)/pytest -n auto --nbval" in makefile

import re
import subprocess
import sys

import pytest
from nbformat.v4 import new_output

from cxlab.published import ROOT
from cxlab.workbook.catalogue import catalogue
from cxlab.workbook.nbval_guard import switches, vacuity
from tests.workbook.tiny import notebook, ran, saved

SANITIZER = ROOT / "tests" / "nbval_sanitize.cfg"


def nbval_in(folder, *options):
    """Run nbval with the guard on the notebooks of a folder; return what it came to and said."""
    words = [sys.executable, "-m", "pytest", "--nbval", "--nbval-current-env", "-rA", *options]
    words += ["-p", "no:cacheprovider", "-p", "cxlab.workbook.nbval_guard"]
    words += [f"--nbval-sanitize-with={SANITIZER}", "--color=no", str(folder)]
    done = subprocess.run(words, cwd=folder, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout


PLAIN = "level: float = 0.95  # confidence"


def good():
    return ran(notebook("1 + 1", parameters=PLAIN), None, "2")


def test_a_good_notebook_passes_and_rendered_html_is_left_out(tmp_path):
    source = "from IPython.display import HTML\nHTML('<b>x</b>')"
    rich = ran(
        notebook("1 + 1", source, parameters=PLAIN), None, "2", "<IPython.core.display.HTML object>"
    )
    saved(rich, tmp_path)
    code, said = nbval_in(tmp_path)
    assert code == pytest.ExitCode.OK, said
    assert "3 passed" in said
    assert "nbval compared 3 notebook cells" in said


def drifted():
    return ran(notebook("1 + 1", parameters=PLAIN), None, "3")


def of_times():
    source = "print(f'{1 + 1} rows in {0.25:.2f} s, {object()}')"
    book = ran(notebook(source, source, parameters=PLAIN), None, None, None)
    for cell, count in zip(book.cells[2:], (2, 3), strict=True):
        text = f"{count} rows in 9.87 s, <object object at 0x123abc>\n"
        cell.outputs = [new_output("stream", name="stdout", text=text)]
    return book


def unrun():
    book = good()
    book.cells[-1].execution_count = None
    book.cells[-1].outputs = []
    return book


def emptied():
    return ran(notebook("1 + 1;", parameters=PLAIN), None, None)


def switched_off():
    return ran(notebook("# NBVAL_IGNORE_OUTPUT\n1 + 1", parameters=PLAIN), None, "3")


@pytest.fixture(scope="module")
def of_many(tmp_path_factory):
    """What one run of nbval says of each of these notebooks, by the name of what made it."""
    folder = tmp_path_factory.mktemp("notebooks")
    made_by = (good, drifted, of_times, unrun, emptied, switched_off)
    for make in made_by:
        saved(make(), folder, make.__name__)
    code, output = nbval_in(folder, "--continue-on-collection-errors")
    assert code == pytest.ExitCode.TESTS_FAILED, output
    told = re.findall(r"(?m)^(PASSED|FAILED|ERROR) (\w+)\.ipynb", output)
    outcomes = {make.__name__: [how for how, name in told if name == make.__name__]
                for make in made_by}  # fmt: skip
    return outcomes, output


@pytest.mark.parametrize(
    ("make", "outcomes"),
    [
        (good, ["PASSED", "PASSED"]),
        (drifted, ["PASSED", "FAILED"]),
        # Times and addresses may differ, but not what stands beside them.
        (of_times, ["PASSED", "PASSED", "FAILED"]),
        (unrun, ["ERROR"]),
        (emptied, ["ERROR"]),
        (switched_off, ["ERROR"]),
    ],
)
def test_what_drifted_or_would_not_be_compared_is_caught(of_many, make, outcomes):
    assert of_many[0][make.__name__] == outcomes


@pytest.mark.parametrize(
    "fault",
    [
        r"unrun\.ipynb: code cell 2 was never run.*cxlab refresh",
        r"emptied\.ipynb: no code cell has an output to compare",
        r"switched_off\.ipynb: code cell 2 says '# NBVAL_IGNORE_OUTPUT'",
    ],
)
def test_what_would_not_be_compared_is_named(of_many, fault):
    assert re.search(fault, of_many[1])


def test_a_run_without_notebooks_is_red(tmp_path):
    (tmp_path / "test_x.py").write_text("def test_x(): pass", encoding="utf-8")
    code, said = nbval_in(tmp_path)
    assert "1 passed" in said
    assert code == pytest.ExitCode.TESTS_FAILED


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


def test_every_committed_notebook_has_something_to_compare():
    for each in catalogue():
        assert vacuity(each.content) + switches(each.content) == []


def test_the_committed_guard_runs_in_make_test():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert "$(BIN)/pytest -n auto --nbval" in makefile

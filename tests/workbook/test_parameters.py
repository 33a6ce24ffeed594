import gc
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from cxlab.errors import InputError
from cxlab.workbook.catalogue import Notebook, catalogue, find
from cxlab.workbook.parameters import contract, parse_assignments, validate
from tests.workbook.tiny import notebook, saved


@pytest.fixture
def tiny(tmp_path):
    return Notebook(saved(notebook(), tmp_path))


def test_text_from_the_command_line_gets_its_type(tiny):
    given = {"level": ".9", "count": "12", "kind": "b", "flag": "true"}
    values = validate(tiny, given)
    assert values == {
        "data": "iyengar_lepper_2000",
        "level": 0.9,
        "count": 12,
        "kind": "b",
        "flag": True,
    }


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"lvel": ".9"}, "no parameter 'lvel'. Did you mean 'level'"),
        ({"level": "ninety five"}, "'level' is 'ninety five'. Input should be a valid number"),
        ({"level": "95"}, "should be less than 1"),
        ({"level": "1"}, "should be less than 1"),
        ({"level": "nan"}, "should be a finite number"),
        ({"count": "0"}, "should be greater than or equal to 1"),
        ({"count": "2.5"}, "should be a valid integer"),
        ({"kind": "c"}, "should be 'a' or 'b'"),
        ({"flag": "perhaps"}, "should be a valid boolean"),
        ({"data": "iyengar_leper_2000"}, "Did you mean 'iyengar_lepper_2000'"),
        ({"data": "."}, "is a folder"),
        (
            {"data": "pg://me:secret@host/db#t"},
            "pg://host/db#t is a table behind a URL, but .*tiny",
        ),
    ],
)
def test_refused_before_a_kernel_starts(tiny, given, message):
    with pytest.raises(InputError, match=message):
        validate(tiny, given)


def test_a_misspelled_file_offers_its_neighbour(tiny, tmp_path):
    (tmp_path / "shop.csv").write_text("x")
    with pytest.raises(InputError, match="Did you mean 'shop.csv'"):
        validate(tiny, {"data": str(tmp_path / "shpo.csv")})


@pytest.fixture
def surveyed(tmp_path):
    lines = 'data: str = "iyengar_lepper_2000"  # where from\ncodebook: str = ""  # its codebook'
    return Notebook(saved(notebook(parameters=lines), tmp_path))


@pytest.mark.parametrize(
    "name", ["a.csv", "a.tsv", "a.txt", "a.xlsx", "a.parquet", "a.sav", "a.dta"]
)
def test_survey_files_of_every_kind_and_their_codebook(surveyed, tmp_path, name):
    for each in (name, "shop.yml"):
        (tmp_path / each).write_text("x")
    given = {"data": str(tmp_path / name), "codebook": str(tmp_path / "shop.yml")}
    assert validate(surveyed, given) == given
    assert validate(surveyed, {"codebook": ""})["codebook"] == ""


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("shpo.yml", "codebook: there is no file '.*shpo.yml'. Did you mean 'shop.yml'"),
        (".", "codebook: '.*' is a folder"),
        ("x" * 300, "codebook: this is no path of a file"),
    ],
)
def test_a_codebook_that_is_no_file(surveyed, tmp_path, value, message):
    (tmp_path / "shop.yml").write_text("x")
    with pytest.raises(InputError, match=message):
        validate(surveyed, {"codebook": str(tmp_path / value)})


@pytest.mark.parametrize(
    "line", ["x = 1  # no type", "x: int = 1", "x: int  # no default", "print(1)  # no"]
)
def test_an_author_who_breaks_the_contract_is_told_the_line(tmp_path, line):
    book = Notebook(saved(notebook(parameters=f"y: int = 1  # fine, at least 0\n{line}"), tmp_path))
    with pytest.raises(ValueError, match="parameters cell, line 2: need 'name: type = default"):
        contract(book)


def test_a_number_without_a_range_is_refused(tmp_path):
    parameters = "level: float = 0.95  # confidence, from 0 to one"
    with pytest.raises(InputError, match="line 1: end the comment in a range"):
        contract(Notebook(saved(notebook(parameters=parameters), tmp_path)))


def test_every_notebook_keeps_the_contract_and_its_own_defaults_pass():
    for each in catalogue():
        parameters = contract(each)
        assert "data" in parameters
        assert validate(each, {name: p.default for name, p in parameters.items()})


@pytest.mark.parametrize("assignments", [["level"], ["=3"], ["level=1", "level=2"]])
def test_assignments_that_are_none(assignments):
    with pytest.raises(InputError, match="level|=3"):
        parse_assignments(assignments)


def test_values_may_hold_equals_signs():
    assert parse_assignments(["data=a=b.csv"]) == {"data": "a=b.csv"}


def test_a_file_of_retention_that_is_none():
    with pytest.raises(InputError, match=r"retention: there is no file 'stay.csv'"):
        validate(find("loyalty"), {"retention": "stay.csv"})


def test_threads_may_ask_at_the_same_time(tmp_path):
    """Python 3.11 may fail where two threads parse at once, so the module lets one at a time."""
    choices = ", ".join(f'"{n}"' for n in range(200))
    books = []
    for number in range(200):
        parameters = (
            "from typing import Literal\n"
            f"level{number}: float = 0.95  # confidence, between 0 and 1\n"
            f'kind: Literal[{choices}] = "1"  # which'
        )
        path = saved(notebook(parameters=parameters), tmp_path, f"book{number}")
        books.append(Notebook(path))
        assert books[-1].parameters_cell  # read before the threads begin
    before = gc.get_threshold()
    gc.callbacks.append(let_others_go_on)
    gc.set_threshold(50)
    try:
        with ThreadPoolExecutor(4) as pool:
            asked = list(pool.map(lambda book: validate(book, {"kind": "7"}), books))
    finally:
        gc.callbacks.remove(let_others_go_on)
        gc.set_threshold(*before)
    assert {values["kind"] for values in asked} == {"7"}


def let_others_go_on(phase, info):
    """What a search for garbage may do anywhere, when something found has a finaliser."""
    time.sleep(0)

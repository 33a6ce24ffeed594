from nbformat.v4 import new_output

from cxlab.workbook.records import RECORD, data_files, findings, ledger, records, unanswered
from tests.workbook.test_compare import finding
from tests.workbook.tiny import notebook


def test_what_the_jam_notebook_carries(jam_run):
    assert [f.id for f in findings(jam_run.executed)] == [
        "jam.stopped",
        "jam.bought_of_passed",
        "jam.bought_of_present",
        "jam.bought_of_stopped",
        "essay.written",
        "chocolate.chosen",
    ]
    assert [row["status"] for row in ledger(jam_run.executed)] == [
        "reproduced",
        "differs",
        "reproduced",
    ]
    assert list(data_files(jam_run.executed)) == ["iyengar_lepper_2000.csv"]
    kinds = {record["kind"] for record in records(jam_run.executed)}
    assert kinds == {"table", "account", "finding", "figure", "ledger", "bottom_line"}


def test_a_notebook_that_finds_nothing_is_told(jam_run):
    assert unanswered(jam_run.executed) == ""
    assert unanswered(notebook("1 + 1")).startswith("shows no finding")


def test_what_is_lacking_is_said_in_the_words_of_the_notebook():
    book = notebook("1 + 1")
    record = {"kind": "finding"} | finding(None).to_dict()
    cell = next(cell for cell in book.cells if cell.cell_type == "code")
    cell.outputs = [new_output("display_data", {}, metadata={RECORD: record})]
    assert "'item' that pairs" in unanswered(book)
    assert unanswered(book, "group, count, n").endswith("; this notebook takes group, count, n")
    assert unanswered(book, by_codebook=False).endswith("Each finding says what it lacks")

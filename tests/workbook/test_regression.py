import re
from copy import deepcopy

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_output

from cxlab.workbook.clean import for_commit
from cxlab.workbook.regression import SHOWN, drifts_since
from tests.workbook.tiny import notebook, ran


@pytest.fixture
def committed(jam_run):
    return for_commit(deepcopy(jam_run.executed))


@pytest.fixture
def fresh(jam_run):
    return deepcopy(jam_run.executed)


def outputs_of(book):
    listed = [output for cell in book.cells for output in cell.get("outputs", ())]
    return [output for output in listed if "cxlab" in output.get("metadata", {})]


def finding_in(book, id):
    return next(
        o.metadata["cxlab"] for o in outputs_of(book) if o.metadata["cxlab"].get("id") == id
    )


def of_kind(book, kind):
    return next(output for output in outputs_of(book) if output.metadata["cxlab"]["kind"] == kind)


def cell_with(book, kind):
    return next(
        c for c in book.cells if any(o is of_kind(book, kind) for o in c.get("outputs", ()))
    )


def test_a_fresh_run_agrees_and_says_how_much_was_compared(committed, jam_run):
    comparison = drifts_since(committed, jam_run.executed)
    assert comparison.drifts == ()
    assert comparison.well
    assert comparison.values > 800
    assert comparison.findings == 12


def test_a_notebook_that_jupyter_saved_with_its_pictures_agrees_too(jam_run):
    assert drifts_since(jam_run.executed, jam_run.executed).well


@pytest.mark.parametrize(
    ("field", "factor"), [("value", 1 + 1e-6), ("p_value", 1 + 1e-5), ("n", 2)]
)
def test_a_drifted_number_is_caught_and_named(committed, jam_run, field, factor):
    finding_in(committed, "jam.bought_of_passed")[field] *= factor
    comparison = drifts_since(committed, jam_run.executed)
    assert not comparison.well
    assert f"finding jam.bought_of_passed, {field}" in str(comparison.drifts[0])


def html(change):
    """A change to the HTML of the first figure alone."""

    def apply(book):
        data = of_kind(book, "figure").data
        was = data["text/html"]
        data["text/html"] = change(was)
        assert data["text/html"] != was

    return apply


def output(change, kind="finding"):
    return lambda book: change(of_kind(book, kind))


def record(change, kind="finding"):
    return lambda book: change(of_kind(book, kind).metadata["cxlab"])


def printed(text="added", name="stdout", place=0):
    return lambda book: cell_with(book, "finding").outputs.insert(
        place, new_output("stream", name=name, text=text)
    )


def shown(**data):
    return lambda book: cell_with(book, "finding").outputs.append(new_output("display_data", data))


def swapped(things, a=0, b=1):
    things[a], things[b] = things[b], things[a]


def two_outputs(book):
    return next(cell for cell in book.cells if len(cell.get("outputs", ())) > 1).outputs


def replaced(was, now):
    return lambda text: text.replace(was, now, 1)


def moved(text):
    """Move the first place of the first line of a drawing by a hundredth of a point."""
    return re.sub(r'(?<=d="M )[\d.]+', lambda place: str(float(place[0]) + 0.01), text, count=1)


def cells_of(book):
    return [cell for cell in book.cells if cell.cell_type == "code"]


CHANGES = {
    "added print": printed(),
    "added warning": printed(name="stderr"),
    "print at the end": printed(place=99),
    "added HTML": shown(**{"text/html": "<p>more</p>"}),
    "added picture of pixels": shown(**{"image/png": "iVBORw0KGgo="}),
    "added SVG": shown(**{"image/svg+xml": "<svg><path d='M 1 1'/></svg>"}),
    "added JSON": shown(**{"application/json": {"a": 1}}),
    "added result": shown(**{"text/plain": "42"}),
    "added error": lambda book: cell_with(book, "finding").outputs.append(
        new_output("error", ename="ValueError", evalue="no", traceback=[])
    ),
    "one more kind of content": output(lambda o: o.data.update({"text/latex": "$x$"})),
    "HTML gone": output(lambda o: o.data.pop("text/html")),
    "text gone": output(lambda o: o.data.pop("text/plain")),
    "metadata of an output": output(lambda o: o.metadata.update(isolated=True)),
    "changed digit in HTML": output(
        lambda o: o.data.update({"text/html": o.data["text/html"].replace("19.9", "19.8", 1)})
    ),
    "changed word in HTML": output(
        lambda o: o.data.update({"text/html": o.data["text/html"].replace("More", "Less", 1)})
    ),
    "changed digit in a result": output(
        lambda o: o.data.update({"text/plain": o.data["text/plain"].replace("502", "503", 1)})
    ),
    "changed result": output(lambda o: o.data.update({"text/plain": "LIES"})),
    "result shown as display": output(lambda o: o.update(output_type="display_data")),
    "removed output": lambda book: cell_with(book, "figure").outputs.pop(),
    "all outputs gone": lambda book: cell_with(book, "bottom_line").update(outputs=[]),
    "outputs in another order": lambda book: swapped(two_outputs(book)),
    "output twice": lambda book: two_outputs(book).append(deepcopy(two_outputs(book)[0])),
    "output in another cell": lambda book: cell_with(book, "account").outputs.append(
        cell_with(book, "figure").outputs.pop()
    ),
    "removed cell": lambda book: book.cells.remove(cell_with(book, "finding")),
    "added cell": lambda book: book.cells.append(new_code_cell("1 + 1")),
    "added text": lambda book: book.cells.append(new_markdown_cell("All is well.")),
    "cells in another order": lambda book: swapped(book.cells, 5, 6),
    "changed code": lambda book: cells_of(book)[2].update(source="pass"),
    "changed place in a picture": html(moved),
    "changed colour in a picture": html(replaced("#2f7fc1", "#2f7fc2")),
    "changed label in a picture": html(
        lambda text: re.sub(r"(<text[^>]*>)", r"\1!", text, count=1)
    ),
    "lost line of a picture": html(lambda text: re.sub(r"<path[^>]*>", "", text, count=1)),
    "changed alt text": html(lambda text: re.sub(r'aria-label="Of all', 'aria-label="Of no', text)),
    "changed digit in alt text": html(
        lambda text: re.sub(r'(aria-label="Of all[^"]*)70\.7', r"\g<1>70.8", text)
    ),
    "changed alt text of the record": record(lambda r: r.update(alt="Nothing."), "figure"),
    "changed picture's data": record(lambda r: swapped(r["rows"]), "figure"),
    "changed verdict": record(lambda r: r.update(verdict="CONTRADICTED")),
    "changed note": record(lambda r: r.update(note=r["note"] + " Or not.")),
    "changed basis": record(lambda r: r.update(basis="exploratory")),
    "changed source": record(lambda r: r["sources"].append("hearsay")),
    "one more field": record(lambda r: r.update(checked=True)),
    "lost row": record(lambda r: r["rows"].pop(), "table"),
    "changed head": record(lambda r: swapped(r["columns"]), "table"),
    "changed ledger": record(lambda r: r["ledger"][0].update(status="differs"), "ledger"),
    "changed data": record(lambda r: r["files"].update({"mine.csv": "0" * 64}), "account"),
    "lost advice": record(lambda r: r["findings"].pop(), "bottom_line"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_a_change_is_caught(committed, fresh, change):
    change(fresh)
    assert not drifts_since(committed, fresh).well


def test_noise_of_another_processor_is_no_drift(committed, fresh):
    """Values in their thirteenth digit, places of a drawing in their last, addresses and chunks."""
    finding_in(fresh, "jam.bought_of_passed")["value"] *= 1 + 1e-12
    data = of_kind(fresh, "figure").data
    data["text/html"] = re.sub(
        r"\d+\.\d{6}", lambda place: f"{float(place[0]) + 1e-6:.6f}", data["text/html"], count=50
    )
    last, last_now = committed.cells[-1].outputs, fresh.cells[-1].outputs
    last.append(new_output("stream", name="stdout", text="a\n<object at 0x7f00aa00bb00>\n"))
    for text in ("a\n", "<object at 0x7f00aa00bbff>\n"):
        last_now.append(new_output("stream", name="stdout", text=text))
    assert drifts_since(committed, fresh).drifts == ()


def test_verdicts_come_first_then_values_by_row_and_column_and_how_many_more(committed, fresh):
    printed()(fresh)
    _, *tables = [o.metadata["cxlab"] for o in outputs_of(fresh)]
    for table in tables:
        if table["kind"] == "table":
            table["rows"] = [[cell, *("changed" for _ in rest)] for cell, *rest in table["rows"]]
    finding_in(fresh, "essay.written")["verdict"] = "SUPPORTED"
    comparison = drifts_since(committed, fresh)
    head, first, second, *rest = comparison.lines("choice_overload")
    assert head.startswith("choice_overload: ")
    assert "finding essay.written, verdict: committed" in first
    assert "outputs: committed [], now ['cell 5, stdout']" in second
    assert any("row '6 options', column 'Count': committed 104, now 'changed'" in r for r in rest)
    assert rest[-2] == f"  and {len(comparison.drifts) - SHOWN} more"
    assert rest[-1] == "  if meant: cxlab refresh choice_overload"


def test_of_a_long_text_the_line_is_named(committed, fresh):
    text = of_kind(fresh, "table").data["text/plain"]
    of_kind(fresh, "table").data["text/plain"] = text.replace("H2 ", "H9 ", 1)
    (drift,) = drifts_since(committed, fresh).drifts
    assert "printed text, line 4" in drift.where
    assert drift.now.startswith("H9 ")


def test_a_cell_never_run_is_told(committed, fresh):
    committed.cells[-1].execution_count = None
    assert "never run" in str(drifts_since(committed, fresh).drifts[0])


def test_a_notebook_without_findings_is_not_well():
    book = ran(notebook("1 + 1"), None, "2")
    assert not drifts_since(book, book).well

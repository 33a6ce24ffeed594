from copy import deepcopy

import pytest

from cxlab.workbook.clean import for_commit
from cxlab.workbook.regression import drifts_since
from tests.workbook.tiny import notebook, ran


@pytest.fixture
def committed(jam_run):
    return for_commit(deepcopy(jam_run.executed))


def finding_in(book, id):
    for cell in book.cells:
        for output in cell.get("outputs", ()):
            if output.metadata["cxlab"].get("id") == id:
                return output.metadata["cxlab"]
    raise LookupError(id)


def test_a_fresh_run_agrees_and_says_how_much_was_compared(committed, jam_run):
    comparison = drifts_since(committed, jam_run.executed)
    assert comparison.well
    assert comparison.values > 500
    assert comparison.findings == 12


@pytest.mark.parametrize(
    ("field", "factor"), [("value", 1 + 1e-6), ("p_value", 1 + 1e-5), ("n", 2)]
)
def test_a_drifted_number_is_caught_and_named(committed, jam_run, field, factor):
    record = finding_in(committed, "jam.bought_of_passed")
    record[field] *= factor
    comparison = drifts_since(committed, jam_run.executed)
    assert not comparison.well
    assert f"finding jam.bought_of_passed, {field}" in str(comparison.drifts[0])


def test_noise_of_another_processor_is_not_drift(committed, jam_run):
    finding_in(committed, "jam.bought_of_passed")["value"] *= 1 + 1e-12
    assert drifts_since(committed, jam_run.executed).well


def test_a_changed_word_or_a_lost_output_is_caught(committed, jam_run):
    finding_in(committed, "essay.written")["verdict"] = "SUPPORTED"
    assert "verdict" in str(drifts_since(committed, jam_run.executed).drifts[0])
    committed.cells[-1].outputs = []
    assert "bottom_line" in str(drifts_since(committed, jam_run.executed).drifts[0])


def test_printed_text_is_compared_too(committed, jam_run):
    committed.cells[-1].outputs[0].data["text/plain"] = "LIES"
    assert "printed text: committed ['LIES']" in str(
        drifts_since(committed, jam_run.executed).drifts[0]
    )


def test_a_notebook_without_findings_is_not_well():
    book = ran(notebook("1 + 1"), None, "2")
    assert not drifts_since(book, book).well

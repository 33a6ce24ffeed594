import pytest

from cxlab.workbook.drift import Leaf, Weight, is_same_text, leaves
from cxlab.workbook.outputs import PRINTED


@pytest.mark.parametrize(
    ("key", "was", "now", "is_same"),
    [
        ("value", 0.25, 0.25 * (1 + 1e-12), True),
        ("value", 0.25, 0.25 * (1 + 1e-8), False),
        ("p", 1e-6, 1e-6 * (1 + 5e-9), True),
        ("value", 1.0, 1, True),
        ("value", 1.0, True, False),
        ("n", 1, True, False),
        ("n", 1, 2, False),
        ("value", 1.0, None, False),
        ("value", 1.0, "1.0", False),
        ("drawn", 500.0, 500.0005, True),
        ("drawn", 500.0, 500.002, False),
    ],
)
def test_values_that_are_the_same(key, was, now, is_same):
    assert Leaf("here", key, was, now).is_same is is_same


@pytest.mark.parametrize(
    ("was", "now", "is_same"),
    [
        ("10.3 points", "10.3 points", True),
        ("10.3 points", "10.4 points", False),
        ("0.12345678", "0.12345679", False),
        ("0.123456789012", "0.123456999012", False),
        ("0.1234567890123456", "0.1234567890123457", True),
        ("0.1234567890123456 a", "0.1234567890123456 b", False),
        ("12345678901 people", "12345678902 people", False),
        ("<object at 0x7f0011223344>", "<object at 0x7f0011223355>", True),
    ],
)
def test_texts_that_are_the_same(was, now, is_same):
    assert is_same_text(was, now) is is_same


def table(*rows):
    return {"columns": ["Branch", "Gap"], "rows": list(rows)}


def drifts(was, now):
    return [str(leaf.drift()) for leaf in leaves("here", "", was, now) if not leaf.is_same]


def test_a_cell_is_named_by_its_row_and_column():
    was, now = table(["Harbour", 1], ["Airport", 2]), table(["Harbour", 1], ["Airport", 3])
    assert drifts(was, now) == ["here, row 'Airport', column 'Gap': committed 2, now 3"]


def test_rows_more_and_less_are_named():
    was, now = table(["Harbour", 1], ["Airport", 2]), table(["Harbour", 1])
    assert drifts(was, now) == ["here, rows: committed ['Airport'], now []"]


def test_what_only_one_holds_is_named_and_lists_by_their_ids():
    was = {"findings": [{"id": "a.b", "n": 1}]}
    now = {"findings": [{"id": "a.b", "n": 2}], "more": 1}
    first, second = drifts(was, now)
    assert first == "here, findings a.b, n: committed 1, now 2"
    assert second == "here, what it holds: committed ['findings'], now ['findings', 'more']"


def test_of_printed_text_the_first_line_that_differs_is_shown():
    drift = Leaf("here", PRINTED, "a\nb\nc", "a\nX\nY").drift()
    assert (drift.where, drift.committed, drift.now) == ("here, line 2", "b", "X")
    assert Leaf("here", PRINTED, "a", "a\nb").drift().now == "b"
    assert drift.weight is Weight.TEXT
    assert Leaf("here", "verdict", "a", "b").drift().weight is Weight.VERDICT

import re
from dataclasses import replace

from cxlab.claims.change import Change
from cxlab.workbook.change_rows import change_rows, has_evidence, is_better
from cxlab.workbook.compare import Line, Meaning
from cxlab.workbook.compare_page import improvement, page
from tests.workbook.test_compare import finding


def line(old, new, meaning=Meaning.MORE_THAN_NOISE, good="more", id="shop.sold"):
    sides = [replace(finding(value, id), good=good) for value in (old, new)]
    made = None if None in (old, new) else Change(new - old, new - old - 0.01, new - old + 0.01)
    return Line("01_shop", id, *sides, change=made, meaning=meaning)


def places(html):
    """Centres of the old and the new dot of each row, in per cent."""
    dots = re.findall(r'class="cx-(open|filled)" cx="([\d.]+)%"', html)
    assert [kind for kind, _ in dots] == ["open", "filled"] * (len(dots) // 2)
    return [float(place) for _, place in dots]


def test_better_and_worse_go_by_what_is_good_and_never_by_noise():
    assert is_better(line(0.1, 0.3)) is True
    assert is_better(line(0.3, 0.1)) is False
    assert is_better(line(0.1, 0.3, good="less")) is False
    assert is_better(line(0.1, 0.3, good=None)) is None
    assert is_better(line(0.1, 0.3, Meaning.NOISE)) is None
    assert is_better(line(0.1, 0.3, Meaning.AMONG_MANY)) is None


def test_it_is_said_first_and_noise_is_no_news():
    lines = [line(0.1, 0.3), line(0.3, 0.1, id="b"), line(0.3, 0.2, id="c")]
    assert improvement(lines) == "Better than before: 1. Worse than before: 2."
    nothing = improvement([line(0.1, 0.3, Meaning.NOISE)])
    assert nothing == "Nothing is clearly better or worse than before."
    neither = improvement([line(0.1, 0.3, good=None)])
    assert neither == f"{nothing} Changed, but neither better nor worse: 1."
    html = page(lines, "old", "new")
    assert html.index("Better than before") < html.index("cx-changes") < html.index("<table")


def test_rows_of_one_measure_share_a_scale():
    old, new, also_old, also_new = places(change_rows([line(0.1, 0.3), line(0.2, 0.4, id="b")]))
    assert abs((new - old) - (also_new - also_old)) < 0.15
    assert old < also_old < new < also_new


def test_what_neither_has_evidence_for_is_left_out_and_counted():
    none = line(None, None, Meaning.NEITHER_HAS_EVIDENCE, id="shop.asked")
    assert not has_evidence(none)
    html = page([line(0.1, 0.3), none], "old", "new")
    assert "shop.asked" not in html
    assert "1 claim is left out: neither result has a number for it." in html
    half = line(None, 0.3, Meaning.ONE_HAS_EVIDENCE, id="shop.half")
    assert "shop.half" in page([half], "old", "new")
    assert change_rows([half]) == ""

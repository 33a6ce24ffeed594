from math import inf

import pytest

from cxlab.claims.conclude import conclude
from cxlab.claims.estimate import Estimate
from cxlab.workbook.pages.row_scales import places


def finding(value, lower, upper, measure="correlation", smallest=0.1, **more):
    estimate = Estimate(value, lower, upper, measure)
    usual = {"expected": "positive", "basis": "exploratory", "reading": "so much"}
    return conclude("a.b", "H1", "It is.", estimate, smallest_effect=smallest, **(usual | more))


def test_rows_of_one_measure_share_a_scale_and_all_rows_the_place_of_no_effect():
    rows = places(
        [
            finding(0.2, 0.1, 0.3),
            finding(-0.4, -0.6, -0.2),
            finding(8, 4, 12, "effect", 2),
            finding(0.5, -inf, inf, "gap"),
        ]
    )
    assert len({row.zero for row in rows}) == 1
    zero = rows[0].zero
    assert (rows[0].value - zero) * -2 == pytest.approx(rows[1].value - zero)
    assert (rows[0].upper - zero) * -2 == pytest.approx(rows[1].lower - zero)
    assert rows[0].band == rows[1].band
    assert rows[0].band[0] + rows[0].band[1] / 2 == pytest.approx(zero)
    for row in rows:
        assert 0 <= row.lower <= row.value <= row.upper <= 100
    assert [row.runs_off for row in rows] == [(False, False)] * 3 + [(True, True)]


def test_what_is_far_wider_runs_off_and_squeezes_no_other():
    usual = [finding(0.2, 0.1, 0.3)] * 4
    alone, together = places(usual), places([*usual, finding(0.2, -50.0, 50.0)])
    assert together[-1].runs_off == (True, True)
    widths = [row.upper - row.lower for row in (alone[0], together[0])]
    assert widths[1] > widths[0] / 6


def test_a_share_held_against_a_limit_stands_on_its_side_of_that_limit():
    """60% (52 to 68) is more than half: right of the line; 40% left of it; the band is none."""
    half = []
    for value in (0.6, 0.4):
        share = Estimate(value, value - 0.08, value + 0.08, "proportion")
        judged = Estimate.of(share.less(0.5), "difference of shares")
        half.append(
            finding(
                value, value - 0.08, value + 0.08, "proportion", 0.5, decided_by=judged, good="more"
            )
        )
    more, less = places(half)
    assert less.upper < less.zero == more.zero < more.lower
    assert not more.band
    assert [one.is_good_news for one in half] == [True, False]
    assert [one.verdict.name for one in half] == ["SUPPORTED", "CONTRADICTED"]


def test_where_another_number_decides_no_line_is_drawn():
    step = Estimate(0.01, 0.005, 0.02, "difference of shares")
    (row,) = places([finding(0.99, 0.98, 1.0, "probability", decided_by=step)])
    assert row.zero is None
    assert row.band is None

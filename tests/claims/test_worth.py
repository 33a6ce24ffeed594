import pytest

from cxlab.claims.estimate import Estimate
from cxlab.claims.finding import Finding
from cxlab.claims.findings import Findings
from cxlab.claims.on_scale import OnScale
from cxlab.claims.verdict import Verdict
from cxlab.claims.worth import worth
from tests.tolerances import EXACT


def finding(id, measure, numbers, **more):
    estimate = Estimate(*numbers, measure)
    way = {"smallest_effect": 0.0, "basis": "confirmatory"}
    return Finding(id, "H1", id, estimate, verdict=Verdict.SUPPORTED, **way, **more)


FOUND = Findings(
    [
        finding("orders", "risk difference", (0.02, 0.01, 0.03)),
        finding("rating", "gap", (-0.5, -0.8, -0.2)),
        finding(
            "quality",
            "standardised mean difference",
            (-0.4, -0.6, -0.2),
            on_scale=OnScale(-0.6, -0.9, -0.3),
        ),
        finding("share", "proportion", (0.6, 0.5, 0.7)),
        finding("score", "difference of shares", (0.4, 0.3, 0.5), good="more"),
    ]
)


def test_points_of_a_kind_become_money_with_their_interval():
    shares = worth(FOUND, 1500.0, "share")
    assert [row[0] for row in shares.rows] == ["orders"]
    assert shares.rows[0][1:] == pytest.approx((3000, 1500, 4500), rel=EXACT)
    scale = worth(FOUND, 10.0, "scale")
    assert [row[0] for row in scale.rows] == ["rating", "quality"]
    assert scale.rows[1][1:] == pytest.approx((-6, -9, -3), rel=EXACT)


def test_what_is_neither_good_nor_bad_news_pays_not():
    news = finding("recommended", "risk difference", (0.1, 0.05, 0.15), good="more")
    table = worth(Findings([*FOUND, news]), 10.0, "share")
    assert [row[0] for row in table.rows] == ["recommended"]


def test_it_is_called_the_users_own_assumption_and_is_empty_by_default():
    assert "your own assumption" in worth(FOUND, 1500.0, "share").note
    assert worth(FOUND, 0.0, "share") is None

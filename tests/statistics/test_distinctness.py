import numpy as np
import pytest

from cxlab.statistics.distinctness import distinctness, htmt
from cxlab.statistics.moments import Moments
from tests.statistics.kiosk import KIOSK
from tests.statistics.surveys import BB, ITEMS_22
from tests.statistics.test_meta import R
from tests.tolerances import R_JSON


def test_htmt_as_r_gives_it():
    theirs = [[row[name] for name in ITEMS_22] for row in R["bb1992"]["htmt"]]
    assert htmt(BB, ITEMS_22) == pytest.approx(np.array(theirs), abs=R_JSON)


def test_the_two_most_alike_of_the_classic_challenge():
    found = distinctness(BB, ITEMS_22, draws=800)
    assert found.closest == ("responsiveness", "empathy")
    assert 0.9 < found.lower < found.largest < found.upper
    assert found.largest == np.max(found.ratios - np.eye(5))


def made_of(overlap, n):
    """Two dimensions of three items each, whose true ratio is ``overlap``."""
    between = 0.6 * overlap * np.ones((3, 3))
    within = 0.6 * np.ones((3, 3)) + 0.4 * np.eye(3)
    covariance = np.block([[within, between], [between, within]])
    return Moments(tuple("abcdef"), n, np.zeros(6), covariance)


@pytest.mark.parametrize("overlap", [0.2, 0.7, 0.95])
def test_a_known_overlap_is_found(overlap):
    found = distinctness(made_of(overlap, 400), {"x": list("abc"), "y": list("def")}, draws=400)
    assert found.largest == pytest.approx(overlap)
    assert found.lower < overlap < found.upper


def test_the_interval_covers_a_known_overlap():
    rng = np.random.default_rng(8)
    root = np.linalg.cholesky(made_of(0.8, 400).covariance)
    held = 0
    for sample in range(60):
        table = rng.standard_normal((200, 6)) @ root.T
        moments = Moments.from_responses(dict(zip("abcdef", table.T, strict=True)))
        found = distinctness(moments, {"x": list("abc"), "y": list("def")}, draws=300, seed=sample)
        held += found.lower <= 0.8 <= found.upper
    assert held >= 51


def test_what_cannot_be_told_apart_by_design():
    with pytest.raises(ValueError, match="dimension 'one' has 1 item"):
        htmt(KIOSK, {"one": ["P01"], "two": ["P02", "P03"]})
    with pytest.raises(ValueError, match="no other to be told from"):
        htmt(KIOSK, {"one": ["P01", "P02"]})

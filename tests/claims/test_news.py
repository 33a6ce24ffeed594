import pytest

from cxlab.claims.bottom_line import BottomLine
from cxlab.claims.estimate import Estimate
from cxlab.claims.finding import Finding
from cxlab.claims.news import COLOURS, NEWS, news_html, news_of
from cxlab.claims.verdict import Verdict


def finding(verdict, good="more"):
    estimate = Estimate(-0.2, -0.3, -0.1, "gap")
    way = {"smallest_effect": 0.0, "basis": "confirmatory", "good": good}
    return Finding("kept", "H1", "They stay.", estimate, verdict=verdict, **way)


@pytest.mark.parametrize("verdict", Verdict)
def test_only_what_is_settled_is_news(verdict):
    settled = verdict in (Verdict.SUPPORTED, Verdict.CONTRADICTED)
    assert news_of(finding(verdict)) is (False if settled else None)
    assert news_of(finding(verdict, good="less")) is (True if settled else None)
    assert news_of(finding(verdict, good=None)) is None


def test_news_never_rests_on_colour_alone_and_jupyterlab_shows_it():
    signs = [sign for _, sign, _ in NEWS.values()]
    assert len(set(signs)) == len(set(COLOURS.values())) == len(NEWS)
    line = BottomLine("It falls.", (), (), (finding(Verdict.SUPPORTED),))
    shown = line._repr_html_()
    assert news_html(False) in shown
    assert f"border-left:.4rem solid {COLOURS[False]}" in shown

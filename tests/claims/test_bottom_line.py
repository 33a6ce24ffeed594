import pytest

from cxlab.claims.bottom_line import BottomLine, holm_family
from cxlab.claims.estimate import Estimate
from cxlab.claims.finding import Finding
from cxlab.claims.verdict import Verdict


def finding(id, p, basis="confirmatory"):
    estimate = Estimate(0.1, 0.0, 0.2, "risk difference", p_value=p)
    return Finding(
        id, "H", f"claim {id}", estimate, Verdict.INCONCLUSIVE, 0, basis, reading="{more}"
    )


def test_only_confirmatory_findings_share_the_family():
    family = holm_family(
        [finding("a", 0.01), finding("b", 0.001, "exploratory"), finding("c", 0.04)]
    )
    assert family == pytest.approx({"a": 0.02, "c": 0.04})


def test_the_family_is_declared_and_everything_is_escaped():
    line = BottomLine("<i>", ("<b>",), ("x",), (finding("<u>", 0.01), finding("b", 0.2)))
    assert "2 confirmatory findings have a p-value and share one family" in repr(line)
    html = line._repr_html_()
    assert all(tag not in html for tag in ("<i>", "<b>", "<u>"))
    assert line._repr_mimebundle_()[1]["cxlab"]["findings"][0]["p_value"] == 0.01

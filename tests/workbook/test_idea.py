import pytest

from cxlab.claims.estimate import Estimate
from cxlab.claims.finding import Finding
from cxlab.claims.verdict import Verdict
from cxlab.workbook.idea import Idea


def finding(name):
    estimate = Estimate(0.5, 0.4, 0.6, "proportion")
    return Finding(name, "H1", name, estimate, verdict=Verdict.SUPPORTED, **WAY)


WAY = {"smallest_effect": 0.0, "basis": "confirmatory"}
FINDINGS = {name: finding(name) for name in ("a.one", "a.two", "b.one")}


def test_the_one_that_leads_comes_first_and_once():
    idea = Idea("C99", "It is so.", "01_x", "a.two", others=("a.*", "b.one", "b.*"))
    assert [one.id for one in idea.answers(FINDINGS)] == ["a.two", "a.one", "b.one"]


def test_a_finding_that_is_gone_is_missed():
    with pytest.raises(KeyError):
        Idea("C99", "It is so.", "01_x", "a.three").answers(FINDINGS)

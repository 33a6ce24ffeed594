import re
from dataclasses import replace

from cxlab.claims.estimate import Estimate
from cxlab.claims.finding import Finding
from cxlab.claims.verdict import Verdict
from cxlab.workbook.pages.how_sure import how_sure


def finding(verdict, n=400):
    estimate = None if verdict is Verdict.NO_EVIDENCE else Estimate(0.2, 0.1, 0.3, "effect", n=n)
    return Finding("a", "H1", "c", estimate, verdict, 0, "confirmatory", reading="r")


def test_only_what_stands_counts_as_clear():
    clear = finding(Verdict.CONTRADICTED)
    weak = [replace(clear, survives_family=False), finding(Verdict.NEGLIGIBLE, n=20)]
    others = [finding(Verdict.INCONCLUSIVE), finding(Verdict.NO_EVIDENCE)]
    alpha = replace(clear, of_measurement=True)
    counted = re.findall(r"\d+", how_sure([clear, *weak, *others, alpha]))
    assert counted == ["1", "5", "2", "1", "1"]  # clear, of all, hints, not known, no data
    assert re.findall(r"\d+", how_sure([clear])) == ["1", "1"]
    assert how_sure([alpha]) == ""

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
    assert how_sure([clear, *weak, *others, alpha]) == (
        "1 of 5 claims have a clear answer. 2 answers are only hints. On 1 we do not know yet. "
        "For 1 there are no data."
    )
    assert how_sure([clear]) == "1 of 1 claim has a clear answer."
    assert how_sure([alpha]) == ""

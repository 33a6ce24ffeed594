import csv
import gzip
import re

import pytest

from cxlab.questions.complaints import CLAIMS, bottom_line, load
from tests.questions.complaints.surveys import customers, found, write
from tests.tolerances import PRINTED_3

PUBLISHED = found("published")
# What a reader would take to mean that one thing brought about another.
CAUSAL = re.compile(
    r"\b(rais|increas|reduc|caus|lead|led|boost|improv|driv|prevent|creat|produc|affect|lower|"
    r"lift|mak(e|es|ing) (customers|people|them)|made|bring|brought|thanks to|because of)\w*\b",
    re.IGNORECASE,
)


@pytest.mark.parametrize(
    ("id", "value", "lower", "upper", "n", "verdict"),
    [
        ("complaint.rate_dissatisfied", 265 / 396, 0.621, 0.714, 396, "CONTRADICTED"),
        ("complaint.relief", -0.138, -0.171, -0.092, 2683, "SUPPORTED"),
        ("complaint.timely", -0.021, -0.097, 0.095, 3129, "INCONCLUSIVE"),
        # Score 18.8 against 43.6, multinomial variances: standard error 4.554 points.
        ("complaint.problem_nps", -0.2488, -0.3380, -0.1595, 2639, "SUPPORTED"),
    ],
)
def test_findings_of_the_public_evidence(id, value, lower, upper, n, verdict):
    estimate = PUBLISHED.of(id).estimate
    within = PRINTED_3 if id != "complaint.problem_nps" else 2e-3  # normal against square-and-add
    assert (estimate.value, estimate.lower, estimate.upper) == pytest.approx(
        (value, lower, upper), abs=within
    )
    assert (estimate.n, PUBLISHED.of(id).verdict.name) == (n, verdict)


def test_the_most_dissatisfied_and_the_best_handled_as_handed_over():
    assert "66.9%" in PUBLISHED.of("complaint.rate_dissatisfied").sentence()
    paradox = PUBLISHED.of("complaint.paradox")
    assert paradox.sentence().startswith("Nobody drew lots: those who rate the handling")
    assert "at least 10 (16.0% of those who rated it)" in paradox.sentence()
    assert paradox.estimate.value == pytest.approx(8.795 - 8.193)
    assert "(18.8)" not in PUBLISHED.of("complaint.problem_nps").sentence()
    assert "Score 18.8) than those who met none (43.6)" in (
        PUBLISHED.of("complaint.problem_nps").sentence()
    )
    for outcome in ("satisfaction", "repurchase"):
        assert PUBLISHED.of(f"complaint.handling_{outcome}").estimate.value > 0.7


def test_equivalence_is_a_verdict_of_its_own():
    assert found("published", well_handled=9).of("complaint.paradox").verdict.name == "NEGLIGIBLE"
    assert found("published", well_handled=7).of("complaint.paradox").estimate.value < 0


def test_no_observational_sentence_says_that_one_thing_brought_about_another(tmp_path):
    own = write(tmp_path, customers())
    for data in (("published",), own):
        complaints, run = load(*data), found(*data)
        line = bottom_line(run, complaints)
        sentences = [finding.sentence() + finding.note for finding in run]
        sentences += [line.headline, *(c.claim + c.reading + c.same for c in CLAIMS.values())]
        assert [text for text in sentences if CAUSAL.search(text)] == []
    assert CAUSAL.search("Better handling raises satisfaction.")


def test_a_test_by_chance_may_say_so(tmp_path):
    path = tmp_path / "test.csv"
    path.write_text("arm,n,count\nmoney,200,20\nexplanation,200,60\n", encoding="utf-8")
    finding = found(str(path)).of("complaint.relief")
    assert finding.verdict.name == "SUPPORTED"
    assert "money made this difference" in finding.note
    assert finding.sentence().startswith("After money, fewer of those who complained were lost")


def test_the_raw_airport_answers_as_own_data_give_the_same_scores(shared, tmp_path):
    raw = shared / "data" / "airport" / "sfo_2015_2017.csv.gz"
    with gzip.open(raw, "rt", encoding="utf-8", newline="") as file:
        rows = [
            ",".join(r[name].removesuffix(".0") for name in ("problem", "overall", "recommend"))
            for r in csv.DictReader(file)
            if r["wave"] == "2017"
        ]
    codebook = (
        "columns: {problem: {role: complained}, overall: {role: outcome, scale: [1, 5]}, "
        "recommend: {role: outcome, scale: [0, 10]}}"
    )
    mine = found(*write(tmp_path, rows, codebook, "problem,overall,recommend"))
    ours, theirs = (run.of("complaint.problem_nps").estimate for run in (mine, PUBLISHED))
    assert (ours.value, ours.lower, ours.n) == (theirs.value, theirs.lower, theirs.n)

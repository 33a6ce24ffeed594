import csv
import gzip
import re

import pytest

from cxlab.questions.loyalty import CLAIMS, bottom_line, load
from tests.questions.loyalty.surveys import customers, found, write
from tests.tolerances import EXACT, PRINTED_3

PUBLISHED = found("published")
CAUSAL = re.compile(
    r"\b(rais|increas|reduc|caus|lead|led|boost|improv|driv|prevent|creat|affect|lift|"
    r"made|bring|brought|thanks to|because of)\w*\b",
    re.IGNORECASE,
)


@pytest.mark.parametrize(
    ("id", "value", "lower", "upper", "n", "verdict"),
    [
        # Values and standard errors as handed over: 39.84 (1.334), -8.4 (4.89).
        ("loyalty.nps", 0.3984, 0.3723, 0.4245, 2746, "SUPPORTED"),
        ("loyalty.nps_bank", -0.084, -0.1798, 0.0118, 250, "INCONCLUSIVE"),
        ("loyalty.change", 0.026, -0.011, 0.063, 5607, "NEGLIGIBLE"),
        ("loyalty.rival", 0.113, -0.063, 0.289, 250, "INCONCLUSIVE"),
        # R 4.2.2, survfit with conf.type = "log-log".
        ("loyalty.kept_1", 0.920, 0.917, 0.923, 29317, "CONTRADICTED"),
        ("loyalty.kept_5", 0.757, 0.752, 0.762, 29317, "CONTRADICTED"),
        ("loyalty.kept_10", 0.621, 0.615, 0.627, 29317, "CONTRADICTED"),
        ("loyalty.renewal_left", 0.128, 0.124, 0.132, 23060, "CONTRADICTED"),
    ],
)
def test_findings_of_the_public_evidence(id, value, lower, upper, n, verdict):
    estimate = PUBLISHED.of(id).estimate
    assert estimate.value == pytest.approx(value, abs=PRINTED_3)
    ends = 1.5e-3 if "nps" in id else PRINTED_3  # a score interval is not even
    assert (estimate.lower, estimate.upper) == pytest.approx((lower, upper), abs=ends)
    assert (estimate.n, PUBLISHED.of(id).verdict.name) == (n, verdict)


def test_areas_cannot_be_told_apart_and_who_would_be_enough():
    areas = PUBLISHED.of("loyalty.branches")
    assert areas.verdict.name == "INCONCLUSIVE"
    assert areas.estimate.value == pytest.approx(0.002, abs=PRINTED_3)
    assert areas.estimate.p_value == pytest.approx(0.127, abs=PRINTED_3)
    # R: power.t.test(delta = .1, sd = sqrt(.48825), power = .8), n 767.5.
    assert "ask 768 people in each" in areas.note


@pytest.mark.parametrize(
    ("id", "r"),
    [
        ("loyalty.satisfaction_repurchase", 0.821991),
        ("loyalty.price_tolerance", 0.0435314562377),
    ],
)
def test_correlations_are_the_published_ones(id, r):
    assert PUBLISHED.of(id).estimate.value == pytest.approx(r, abs=1e-9)


def test_the_one_number_is_the_difference_of_two_squared_correlations():
    more = PUBLISHED.of("loyalty.one_number")
    assert more.estimate.value == pytest.approx(0.732340419399**2 - 0.647105044237**2, abs=1e-9)
    assert (more.estimate.lower > 0, more.verdict.name) == (True, "INCONCLUSIVE")


def test_no_sentence_says_that_satisfaction_brought_anything_about(tmp_path):
    own = write(tmp_path, customers())
    for data in (("published",), own):
        run = found(*data)
        line = bottom_line(run, load(*data))
        sentences = [finding.sentence() + finding.note for finding in run]
        sentences += [line.headline, *(c.claim + c.reading + c.same for c in CLAIMS.values())]
        assert [text for text in sentences if CAUSAL.search(text)] == []


def test_the_raw_airport_answers_as_own_data_give_the_same(shared, tmp_path):
    raw = shared / "data" / "airport" / "sfo_2015_2017.csv.gz"
    names = ("wave", "area", "overall", "recommend")
    with gzip.open(raw, "rt", encoding="utf-8", newline="") as file:
        rows = [
            ",".join(r[name].removesuffix(".0") for name in names) for r in csv.DictReader(file)
        ]
    codebook = (
        "columns: {wave: wave, area: group, overall: {role: outcome, dimension: satisfaction, "
        "scale: [1, 5]}, recommend: {role: recommendation, missing: [11, 12, 13]}}"
    )
    mine = found(*write(tmp_path, rows, codebook, ",".join(names)))
    # The correlation is of all who answered either; the published counts know only the pairs.
    for id, within in (
        ("loyalty.nps", EXACT),
        ("loyalty.csat", EXACT),
        ("loyalty.satisfaction_recommend", 0.01),
    ):
        ours, theirs = (run.of(id).estimate for run in (mine, PUBLISHED))
        assert (ours.value, ours.lower) == pytest.approx((theirs.value, theirs.lower), abs=within)
    assert mine.of("loyalty.nps").estimate.n == 2746
    ours, theirs = (run.of("loyalty.change").estimate for run in (mine, PUBLISHED))
    assert (ours.value, ours.upper) == pytest.approx((theirs.value, theirs.upper), abs=EXACT)

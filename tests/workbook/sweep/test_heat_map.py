from cxlab.claims.conclude import conclude
from cxlab.claims.estimate import Estimate
from cxlab.workbook.sweep.heat_map import MARKS, heat_map
from cxlab.workbook.sweep.line import Line
from cxlab.workbook.sweep.results import Results

SPEED, CARE = "gap.speed", "gap.care"


def gap(value, id=SPEED, n=400, good="more"):
    """A gap, 0.2 to either side, where 0.1 matters."""
    estimate = None
    if value is not None:
        estimate = Estimate(value, value - 0.2, value + 0.2, "gap", n=n)
    return conclude(
        id,
        "H1",
        "Customers get less.",
        estimate,
        expected="negative",
        smallest_effect=0.1,
        basis="confirmatory",
        reading="so much less",
        note="Nobody asked.",
        label=id,
        good=good,
    )


def drawn(runs):
    lines = [Line(name, f"runs/{name}.html") for name in runs]
    return heat_map(Results(SPEED, {}, None, "", findings=runs), lines)


def marks(*gaps):
    """The signs of runs with these gaps in speed; care is always fine."""
    runs = {f"shop {n}": {SPEED: g, CARE: gap(1.0, CARE)} for n, g in enumerate(gaps)}
    return [row[0].sign for _, row, _ in drawn(runs).rows]


def test_good_bad_and_not_known_have_signs_of_their_own_whatever_the_claim_says():
    found = gap(-0.5)
    assert found.verdict.name == "SUPPORTED"  # the claim holds, and that is bad
    signs = marks(gap(0.5), found, gap(-0.15), gap(None), gap(0.5, n=20))
    assert signs == ["\u25b2", "\u25bc", "?", "\u2013", "?"]
    assert len({mark.sign for mark in MARKS}) == len(MARKS)


def test_it_needs_findings_of_which_good_and_bad_are_known_in_most_runs():
    one = {"a": {SPEED: gap(1)}, "b": {SPEED: gap(1)}}
    assert drawn(one) is None
    neither = {name: {SPEED: gap(1), CARE: gap(1, CARE, good=None)} for name in "ab"}
    assert drawn(neither) is None
    rare = {name: {SPEED: gap(1)} | ({CARE: gap(1, CARE)} if name == "a" else {}) for name in "abc"}
    assert drawn(rare) is None


def test_a_run_without_a_finding_keeps_its_place():
    runs = {name: {SPEED: gap(1), CARE: gap(-1, CARE)} for name in "abc"}
    del runs["b"][CARE]
    picture = drawn(runs)
    assert [line.label for line, *_ in picture.rows] == ["a", "b", "c"]
    assert [[mark.word for mark in row] for _, row, _ in picture.rows] == [
        ["good", "bad"],
        ["good", "no evidence found"],
        ["good", "bad"],
    ]
    assert picture.cells == 6


def level(value, n=400):
    """An average rating, judged against 4."""
    estimate = Estimate(value, value - 0.2, value + 0.2, "mean", n=n)
    return conclude(
        "level.satisfaction",
        "H7",
        "Customers are satisfied.",
        estimate,
        expected="positive",
        smallest_effect=0.0,
        basis="exploratory",
        reading="the average rating of satisfaction, on a scale of 1 to 7",
    )


def test_levels_stand_beside_it_as_numbers_with_intervals_and_no_mark():
    runs = {name: {SPEED: gap(1), CARE: gap(-1, CARE)} for name in "abc"}
    assert drawn(runs).levels == ()
    for name, value in (("a", 5.3), ("b", 4.1)):
        runs[name]["level.satisfaction"] = level(value)
    picture = drawn(runs)
    assert picture.columns == (SPEED, CARE)
    assert picture.levels == ("The average rating of satisfaction, on a scale of 1 to 7",)
    assert [levels for *_, levels in picture.rows] == [
        ("5.30 (5.10 to 5.50)",),
        ("4.10 (3.90 to 4.30)",),
        ("\u2013",),
    ]
    assert picture.cells == 6


def test_a_claim_that_no_run_answers_is_no_column_of_dashes():
    runs = {
        name: {SPEED: gap(1), CARE: gap(-1, CARE), "gap.price": gap(None, "gap.price")}
        for name in "abc"
    }
    heat = drawn(runs)
    assert heat.columns == (SPEED, CARE)
    assert heat.unanswered == 1

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from scipy.special import stdtrit

from cxlab.claims.estimate import Estimate
from cxlab.errors import InputError
from cxlab.statistics.ranking import rank
from cxlab.workbook.sweep.page import write_page
from cxlab.workbook.sweep.plan import Plan, PlannedRun, by_column
from cxlab.workbook.sweep.results import results, shown
from cxlab.workbook.sweep.sweep import sweep
from cxlab.workbook.sweep.task import Outcome
from tests.workbook.test_compare import finding
from tests.workbook.tiny import of_scores, scores


@pytest.fixture
def outcomes(tmp_path):
    def of(**runs):
        made = []
        for label, (findings, digest, *codebook) in runs.items():
            folder = tmp_path / label
            folder.mkdir(exist_ok=True)
            content = {
                "findings": [f.to_dict() for f in findings],
                "passport": {
                    "files": {f"{label}.csv": digest} | {f"{label}.yml": d for d in codebook},
                    "parameters": {"codebook": f"own_data/{label}.yml"} if codebook else {},
                },
            }
            (folder / "01_shop.json").write_text(json.dumps(content), encoding="utf-8")
            made.append(Outcome(label, str(folder), "done", 1.0))
        failed = Outcome("failed", str(tmp_path / "none"), "failed", 1.0, "no")
        return [*made, failed]

    return of


def test_the_first_finding_that_most_have_and_can_be_ranked(outcomes):
    made = outcomes(
        a=([finding(None, "shop.a"), finding(0.1, "only.a"), finding(0.1)], "1"),
        b=([finding(0.3, "shop.a"), finding(0.5)], "2"),
    )
    comparison = results(made, "01_shop")
    assert comparison.id == "shop.sold"
    assert [branch.name for branch in comparison.ranking.branches] == ["a", "b"]
    assert [branch.highest for branch in comparison.ranking.branches] == [2, 1]
    assert results(made, "01_shop", "only.a").why_not == "fewer than two runs have an estimate"
    with pytest.raises(InputError, match="Did you mean 'only.a'"):
        results(made, "01_shop", "only.b")


def test_ratings_are_compared_before_what_says_how_good_the_questions_are(outcomes):
    """A survey without expectations: the page said "none differs" of how alike its questions are,
    beside ratings that differ."""
    alike = replace(finding(0.1, "shop.alike"), of_measurement=True)
    order, share = finding(0.4, "shop.order", measure="probability"), finding(0.2, "shop.share")
    runs = {
        name: ([alike, order, share, finding(value, "shop.level", measure="mean")], name)
        for name, value in {"a": 4.3, "b": 3.6}.items()
    }
    comparison = results(outcomes(**runs), "01_shop")
    assert (comparison.id, comparison.why_not) == ("shop.level", "")
    alone = {name: ([alike], name) for name in "ab"}
    assert results(outcomes(**alone), "01_shop").id == "shop.alike"


def test_columns_that_one_run_lacks_are_named(outcomes):
    made = outcomes(**{name: ([finding(0.1)], name) for name in "abc"})
    for name, asked in (("a", ["P1", "P2"]), ("b", ["P2"])):
        path = Path(next(o.folder for o in made if o.label == name)) / "01_shop.json"
        content = json.loads(path.read_text()) | {"asked": {key: {} for key in asked}}
        path.write_text(json.dumps(content))
    assert results(made, "01_shop").unanswered == {"b": ("P1",)}  # of c nothing is known


def test_one_bad_run_does_not_change_what_all_are_compared_by(outcomes):
    good = [finding(0.1, "shop.overall"), finding(0.2, "shop.part")]
    bad = [finding(0.2, "shop.part"), finding(None, "shop.overall")]
    made = outcomes(bad=(bad, "1"), a=(good, "2"), b=(good, "3"))
    found = results(made, "01_shop")
    assert found.id == "shop.overall"
    assert [branch.name for branch in found.ranking.branches] == ["a", "b"]


def test_what_is_no_separate_sample_on_one_scale_is_not_ranked(outcomes):
    same = outcomes(a=([finding(0.1)], "1"), b=([finding(0.5)], "1"))
    assert "they are no separate samples" in results(same, "01_shop").why_not
    books = outcomes(a=([finding(0.1)], "1", "x"), b=([finding(0.5)], "1", "y"))
    assert "they are no separate samples" in results(books, "01_shop").why_not
    books = outcomes(a=([finding(0.1)], "1", "x"), b=([finding(0.5)], "2", "x"))
    assert results(books, "01_shop").why_not == ""
    for other, why in (
        (finding(0.5, measure="proportion"), "not on one scale"),
        (finding(0.5, half=float("inf")), "an interval has no end"),
        (finding(None), "fewer than two"),
    ):
        comparison = results(outcomes(a=([finding(0.1)], "1"), b=([other], "2")), "01_shop")
        assert comparison.ranking is None
        assert why in comparison.why_not
    chances = outcomes(
        a=([finding(0.1, measure="probability")], "1"),
        b=([finding(0.5, measure="probability")], "2"),
    )
    assert "choose another finding" in results(chances, "01_shop").why_not
    assert results([], "01_shop").by_label == {}


FEW_ANSWERED = """
if rows[0]["branch"] == "sparse":
    scores = scores[:4]"""


def test_a_finding_on_fewer_people_than_were_planned_is_not_shown(tmp_path):
    book, out = of_scores(tmp_path, FEW_ANSWERED), tmp_path / "out"
    sizes = {"sparse": 30, "small": 14, "middle": 20, "large": 40}
    data = scores(tmp_path / "simulated_shop.csv", sizes)
    plan = by_column(book, "branch", {"data": str(data)}, 10)
    assert plan.not_shown == ()
    outcomes = sweep(book, plan, out, lambda line: None)
    kept, left, comparison = shown(plan, outcomes, book.name)
    assert kept.not_shown == ("small", "sparse")  # small: or the total gives sparse away
    assert set(comparison.by_label) == {o.label for o in left} == {"large", "middle"}
    assert [branch.name for branch in comparison.ranking.branches] == ["large", "middle"]
    page = write_page(book, kept, left, comparison, out).read_text(encoding="utf-8")
    content = json.loads((out / "sweep.json").read_text(encoding="utf-8"))
    note = "Not shown: small, sparse. Each has fewer than 10 people, or fewer who answered all that"
    assert note in page  # sparse has 30, and no page may say which of them is small
    assert page.count("sparse") == 1
    assert content.pop("not_shown") == ["small", "sparse"]
    assert "sparse" not in json.dumps(content)
    assert not [path for path in out.rglob("*") if "sparse" in path.name or "small" in path.name]
    with pytest.raises(InputError, match="no group may be shown: each has fewer than 30 people"):
        shown(replace(kept, minimum_group=30, sizes=dict.fromkeys(sizes, 29)), left, book.name)
    assert not list(out.glob("runs/*"))


def test_an_n_that_counts_no_people_hides_nobody(outcomes):
    def of(n, people=True):
        known = finding(0.1)
        return replace(known, estimate=replace(known.estimate, n=n, n_is_people=people))

    def hidden(*findings):
        made = outcomes(**{f"b{i}": ([one], str(i)) for i, one in enumerate(findings)})
        sizes = {outcome.label: 20 for outcome in made}
        runs = tuple(PlannedRun(name, name, {}) for name in sizes)
        return shown(Plan(runs, "branch", "by branch", (), 10, sizes), made, "01_shop")[0].not_shown

    many = [of(20)] * 3
    assert hidden(of(3, people=False), *many) == ()
    assert hidden(of(None), *many) == ()
    no_groups = outcomes(a=([of(3)], "1"))
    plan = Plan((PlannedRun("a", "a", {}),), "run", "over level")
    assert shown(plan, no_groups, "01_shop")[:2] == (plan, tuple(no_groups))
    assert hidden(of(3), *many) == ("b0", "b1")
    assert not Path(no_groups[0].folder).with_name("b0").exists()


def test_alphas_are_ranked_on_their_scale_by_their_degrees_of_freedom(outcomes):
    """As `rank` does with the errors on the scale of log(1 - alpha)."""

    def of(alpha, n):
        error = 0.2
        ends = [1 - (1 - alpha) * np.exp(side * stdtrit(n - 1, 0.975) * error) for side in (1, -1)]
        estimate = Estimate(alpha, *ends, "reliability", n=n, df=n - 1)
        return [replace(finding(0.1), estimate=estimate)]

    alphas, people = [0.70, 0.80, 0.85, 0.90], [12, 20, 25, 30]
    made = outcomes(
        **{f"b{i}": (of(a, n), str(i)) for i, (a, n) in enumerate(zip(alphas, people, strict=True))}
    )
    ours = results(made, "01_shop").ranking
    theirs = rank(
        [b.name for b in ours.branches],
        alphas,
        [0.2] * 4,
        0.95,
        np.random.default_rng(1),
        dfs=[n - 1 for n in people],
        people=people,
        scale="rest",
    )
    assert [b.p_value for b in ours.branches] == pytest.approx([b.p_value for b in theirs.branches])
    assert ours.average == pytest.approx(theirs.average)

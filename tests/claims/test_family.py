from math import sqrt

import nbformat
import numpy as np
import pytest
from statsmodels.stats.multitest import multipletests

from cxlab.claims.conclude import conclude
from cxlab.claims.estimate import Estimate
from cxlab.claims.family import holm_family, in_family
from cxlab.published import ROOT
from cxlab.workbook.records import of_kind
from tests.claims.test_bottom_line import finding

ZS = 1.959963984540054


def test_only_confirmatory_findings_share_the_family():
    family = holm_family(
        [finding("a", 0.01), finding("b", 0.001, "exploratory"), finding("c", 0.04)]
    )
    assert family == pytest.approx({"a": 0.02, "c": 0.04})


def concluded(z, id="a", basis="confirmatory", smallest_effect=0.0):
    """A finding whose estimate lies z standard errors, of size 1, from 0."""
    estimate = Estimate(z, z - ZS, z + ZS, "effect")
    return conclude(
        id,
        "H1",
        "It is so.",
        estimate,
        expected="positive",
        smallest_effect=smallest_effect,
        basis=basis,
        reading="{more}",
        directions=("more", "less"),
    )


def test_a_verdict_that_needs_luck_says_so():
    """Of ten, the surest needs p < .005: z = 2.807."""
    nine = [concluded(0.3, str(n)) for n in range(9)]
    for z, survives in ((2.5, False), (2.79, False), (2.82, True)):
        *others, last = in_family([*nine, concluded(z)])
        assert (last.survives_family, last.family) == (survives, 10)
        assert any("come out by chance" in said for said in last.cautions) != survives
        assert {other.survives_family for other in others} == {None}
    alone = in_family([concluded(2.5), *(concluded(0.3, "x", "exploratory") for _ in range(9))])
    assert [found.survives_family for found in alone] == [True] + 9 * [None]


def test_what_lies_beyond_the_limit_by_luck_does_not_survive():
    """Far from 0, barely beyond what matters: the verdict says more than "not nothing"."""
    findings = [concluded(12.1, str(n), smallest_effect=10.0) for n in range(10)]
    assert {found.survives_family for found in in_family(findings)} == {False}
    small = [concluded(0.0, str(n), smallest_effect=2.0) for n in range(10)]
    assert {found.survives_family for found in in_family(small)} == {False}


@pytest.mark.parametrize("truth", [0.0, 1.0])
def test_all_verdicts_are_right_at_once_as_often_as_promised(truth):
    """Ten claims at the edge of what matters: some verdict is wrong in 5% of runs, not in 40%."""
    runs, draw = 400, np.random.default_rng(1).standard_normal
    wrong = alone = 0
    for _ in range(runs):
        zs = truth + draw(10)
        made = in_family([concluded(z, str(i), smallest_effect=truth) for i, z in enumerate(zs)])
        alone += any(claim.survives_family is not None for claim in made)
        wrong += any(claim.survives_family for claim in made)
    error = sqrt(0.05 * 0.95 / runs)
    assert wrong / runs < 0.05 + 3 * error
    assert alone / runs > 0.15


@pytest.mark.parametrize("notebook", sorted((ROOT / "notebooks").glob("*.ipynb")), ids=str)
def test_the_family_of_a_committed_run_is_whole(notebook):
    """Each answered confirmatory claim has a p-value; survival is statsmodels' own Holm."""
    (bottom,) = of_kind(nbformat.read(notebook, as_version=4), "bottom_line")
    family = [
        f for f in bottom["findings"] if f["basis"] == "confirmatory" and f["value"] is not None
    ]
    assert all(0 <= f["p_value"] <= 1 for f in family)
    assert {f["family"] for f in family} == {len(family)}
    rates = [1.0 if f["p_verdict"] is None else f["p_verdict"] for f in family]
    adjusted = multipletests(rates, method="holm")[1]
    for claim, p in zip(family, adjusted, strict=True):
        is_decided = claim["verdict"] != "INCONCLUSIVE"
        assert claim["survives_family"] == (p <= 1 - claim["level"] if is_decided else None)
    others = [f for f in bottom["findings"] if f not in family]
    assert {f["survives_family"] for f in others} <= {None}

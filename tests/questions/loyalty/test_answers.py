import numpy as np
import pytest

from tests.questions.loyalty.surveys import customers, found, write


def test_a_handful_alike_is_no_certainty(tmp_path):
    plain = "columns: {tell: {role: recommendation}}"
    nps = found(*write(tmp_path, ["10"] * 12, plain, "tell")).of("loyalty.nps").estimate
    assert (nps.value, nps.upper) == (1.0, 1.0)
    assert nps.lower < 0.8


def test_the_rival_counts_where_it_does(tmp_path):
    rng = np.random.default_rng(1)
    sat, rival = rng.integers(1, 8, (2, 500))
    again = np.clip(np.round(0.3 * sat + 0.5 * rival + rng.normal(0, 0.5, 500)), 1, 7)
    rows = [
        f"{n},2024,A,9,{s},{a:g},4,{r},0"
        for n, (s, a, r) in enumerate(zip(sat, again, rival, strict=True))
    ]
    finding = found(*write(tmp_path, rows)).of("loyalty.rival")
    fit = np.linalg.lstsq(np.column_stack([np.ones(500), rival, sat]), again, rcond=None)[0]
    assert finding.estimate.value == pytest.approx(fit[1], abs=1e-9)
    assert finding.verdict.name == "SUPPORTED"


def test_all_alike_is_said_and_breaks_nothing(tmp_path):
    rows = [f"{n},2024,{'AB'[n % 2]},10,7,7,7,7,0" for n in range(60)]
    run = found(*write(tmp_path, rows))
    for id in ("satisfaction_repurchase", "rival", "one_number", "branches"):
        assert run.of(f"loyalty.{id}").estimate is None
    assert run.of("loyalty.csat").estimate.value == 1
    assert found(*write(tmp_path, customers(30))).of("loyalty.nps").estimate is not None

import numpy as np
import pandas as pd
import pytest

from cxlab.errors import InputError
from cxlab.evidence.linked import SAMPLE, LinkedSurveys
from cxlab.questions.five_gaps.evidence import load
from cxlab.questions.five_gaps.gaps import branch_gaps
from tests.tolerances import SURVEY_PRINTED


def test_public_surveys():
    evidence = load("published", "", "refuse")
    gaps = {survey.name: survey.gap(0.95) for survey in evidence.surveys}
    assert sum(survey.customers for survey in evidence.industries) == 7422
    assert {survey.source for survey in evidence.industries} == {"acsi_2015"}
    # Differences of the printed means: 7.379056 - 8.076205 and 8.774607 - 8.628422.
    assert gaps["internet service"].gap == pytest.approx(-0.697149, abs=SURVEY_PRINTED)
    assert gaps["processed food"].gap == pytest.approx(0.146185, abs=SURVEY_PRINTED)
    assert gaps["processed food"].lower > 0 > gaps["internet service"].upper
    assert gaps["order kiosks"].gap == pytest.approx(-1.102, abs=1e-3)
    files = {"acsi2015.csv", "kiosk_kservqual2019.csv", "crm_claims.csv"}
    assert set(evidence.account.extra["files"]) == files


def test_data_of_ones_own_are_linked_surveys():
    assert isinstance(load(str(SAMPLE), "", "refuse"), LinkedSurveys)
    with pytest.raises(InputError, match="needs data of your own"):
        load("published", "book.yaml", "refuse")


def test_weights_move_the_gaps(shared):
    """Gap 5 by hand: each branch's weighted means, each branch counting alike."""
    folder = shared / "cases" / "five_gaps_weighted"
    gap = branch_gaps(load(str(folder), "", "refuse"), 0.95)[5]
    rows = pd.read_csv(folder / "customers.csv")
    items = [[f"{side}{item}" for item in range(1, 6)] for side in "PE"]
    rows["gap"] = rows[items[0]].mean(axis=1) - rows[items[1]].mean(axis=1)
    by_branch = rows.groupby("branch").apply(lambda r: np.average(r["gap"], weights=r["w"]))
    assert gap.mean == pytest.approx(by_branch.mean(), abs=1e-9)
    assert gap.mean == pytest.approx(-0.2069, abs=5e-5)

import pytest

from cxlab.errors import InputError
from cxlab.questions.five_gaps.evidence import SAMPLE, load, simulated
from tests.tolerances import SURVEY_PRINTED


def test_public_surveys():
    evidence = load("published", "", "refuse", 0.95)
    found = {survey.name: survey for survey in evidence.surveys}
    assert sum(s.customers for s in evidence.surveys if s.source == "acsi_2015") == 7422
    # Differences of the printed means: 7.379056 - 8.076205 and 8.774607 - 8.628422.
    assert found["internet service"].gap.gap == pytest.approx(-0.697149, abs=SURVEY_PRINTED)
    assert found["processed food"].gap.gap == pytest.approx(0.146185, abs=SURVEY_PRINTED)
    assert found["processed food"].gap.lower > 0 > found["internet service"].gap.upper
    assert found["order kiosks"].gap.gap == pytest.approx(-1.102, abs=1e-3)
    assert set(evidence.account.extra["files"]) == {
        "acsi2015.csv",
        "kiosk_kservqual2019.csv",
        "crm_claims.csv",
    }


def test_own_data_and_the_sample_are_read_alike():
    own, sample = load(str(SAMPLE), "", "refuse", 0.95), simulated(0.95)
    assert own.linked is not None
    assert own.linked.means.means == pytest.approx(sample.linked.means.means, nan_ok=True)
    assert own.titled("x").startswith("SIMULATED")
    assert "customers.csv" in own.account.extra["files"]
    named = load(str(SAMPLE), str(SAMPLE / "codebook.yaml"), "refuse", 0.95)
    assert named.account.extra == own.account.extra
    assert "simulated_five_gaps/customers.csv" in sample.account.extra["files"]


def test_data_that_are_not_there():
    with pytest.raises(InputError, match="no file or folder 'nowhere'"):
        load("nowhere", "", "refuse", 0.95)
    with pytest.raises(InputError, match="needs data of your own"):
        load("published", "book.yaml", "refuse", 0.95)

from cxlab.questions.five_gaps.claims import CLAIMS
from cxlab.questions.five_gaps.settle import SETTLE, Unsettled, would_settle, would_settle_finding
from tests.questions.five_gaps.surveys import COMPANY, PUBLIC, found


def test_every_claim_knows_what_would_settle_it():
    assert set(SETTLE) == set(CLAIMS) - {"gap.5.{setting}"}  # one is there or it is not
    for finding in found(PUBLIC):
        if finding.estimate is None:
            assert f"What would settle it: {would_settle_finding(finding)}." in finding.note


def test_as_many_branches_as_the_regression_needs():
    assert "at least 15 branches" in would_settle("gap.explained")
    assert "staff asked about praise" in would_settle("gap.3.{driver}", "praise")


def test_a_user_s_own_data_are_cited_public_data_that_lack_are_not():
    cannot = Unsettled("nobody was asked.", "somebody asked")
    assert cannot.answer(PUBLIC).sources == ()
    assert cannot.answer(COMPANY).sources is None

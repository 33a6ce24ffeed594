from cxlab.questions.five_gaps.methods import methods
from tests.questions.five_gaps.surveys import COMPANY, PUBLIC


def test_counting_customers_instead_of_industries_would_find_a_gap():
    strip = methods(PUBLIC, 0.95)
    assert "Gap 5 is fragile: 1 of 4" in strip.note
    assert "yes (−0.17" in repr(strip)  # all 7,422 customers: 8.114929 - 8.287658
    assert len(methods(COMPANY, 0.95).columns) == 6

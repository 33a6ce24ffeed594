import pytest

from cxlab.errors import InputError
from cxlab.workbook.catalogue import find
from cxlab.workbook.sweep.known_findings import check_finding
from tests.workbook.tiny import of_scores


def test_what_no_run_can_have_is_refused_before_any(tmp_path):
    book = find("service_quality")
    for known in ("", "quality.distinct", "quality.gap.tangibles"):
        check_finding(book, known)
    for wrong in ("quality.gaps.tangibles", "jam.stopped", "quality.gap."):
        with pytest.raises(InputError, match="has no finding"):
            check_finding(book, wrong)
    with pytest.raises(InputError, match="Did you mean 'quality.distinct'"):
        check_finding(book, "quality.distinkt")
    check_finding(of_scores(tmp_path), "whatever")  # it names no question

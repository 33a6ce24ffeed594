import numpy as np
import pytest

from cxlab.questions.complaints.complaints import Band, Complaints, Group, together
from cxlab.table import Table
from tests.tolerances import EXACT

A, B = np.array([1.0, 2, 4, 8]), np.array([3.0, 3, 9])


def group(values):
    return Group(len(values), float(values.mean()), float(values.std(ddof=1)))


def test_groups_together_are_as_if_asked_together():
    joined, whole = together([group(A), group(B)]), group(np.concatenate([A, B]))
    assert (joined.n, joined.mean, joined.sd) == pytest.approx(
        (whole.n, whole.mean, whole.sd), abs=EXACT
    )
    assert together([Group(1, 5.0, 0.0)]).sd == 0.0


def test_moments_of_bands_are_those_of_their_people():
    bands = (Band(1, 3, {"satisfaction": group(A)}), Band(9, 9, {"satisfaction": group(B)}))
    made = Complaints(handled=bands, source="x", own=True, account=Table("", ("",), ()))
    moments = made.handling("satisfaction")
    people = np.column_stack([[2.0] * 4 + [9.0] * 3, np.concatenate([A, B])])
    assert moments.covariance == pytest.approx(np.cov(people, rowvar=False), abs=EXACT)
    assert [band.words for band in bands] == ["1 to 3", "9"]

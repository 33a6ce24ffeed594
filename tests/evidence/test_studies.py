from math import log, sqrt

import numpy as np
import pytest

from cxlab.errors import InputError
from cxlab.evidence.studies import d_of_counts, load, variance_of_d


@pytest.fixture
def own(tmp_path):
    def write(text):
        path = tmp_path / "mine.csv"
        path.write_text(text, encoding="utf-8")
        return load(str(path))

    return write


def test_the_published_effects():
    studies = load("choice_overload_effects")
    assert (len(studies.effects), studies.people) == (54, 4405)
    assert studies.variances[0] == 4 / 249 + 0.77**2 / 498
    assert studies.marked == {
        "Iyengar & Lepper 2000, jam",
        "Iyengar & Lepper 2000, chocolate (inferred)",
        "Scheibehenne 2008, jam in Berlin (inferred)",
    }


def test_three_ways_to_give_studies(own):
    by_d = own("study,d,n\na,0.5,100\nb,-0.2,80\n")
    assert by_d.variances == (variance_of_d(0.5, 100), variance_of_d(-0.2, 80))
    by_variance = own("study,effect,variance,moderator\na,0.5,0.04,1\nb,1,2,3\n")
    assert by_variance.moderator == (1, 3)
    assert by_variance.scales == pytest.approx((5, 1 / sqrt(2)))
    by_counts = own("study,count_1,n_1,count_2,n_2\na,31,260,4,242\nb,10,50,10,50\n")
    assert by_counts.effects[1] == 0
    assert by_counts.people == 602


def test_d_of_counts_by_hand_and_with_an_empty_cell():
    d, variance = d_of_counts(30, 100, 20, 100)
    assert d == pytest.approx(log((30 * 80) / (70 * 20)) * sqrt(3) / np.pi)
    assert variance == pytest.approx((1 / 30 + 1 / 70 + 1 / 20 + 1 / 80) * 3 / np.pi**2)
    d, _ = d_of_counts(0, 10, 5, 10)
    assert d == pytest.approx(log((0.5 * 5.5) / (10.5 * 5.5)) * sqrt(3) / np.pi)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("d,n\n1,20\n", "column 'study' is missing"),
        ("study,d\na,1\nb,2\n", "column 'n' is missing"),
        ("study,effect\na,1\nb,2\n", "column 'variance' is missing"),
        ("study,count_1,n_1,count_2\na,1,2,1\n", "column 'n_2' is missing"),
        ("study,d,n\na,1,20\n", "1 study; need 2 or more"),
        ("study,effect,variance\na,1,0\nb,1,1\n", "row 2, column 'variance': found 0, need a var"),
        ("study,effect,variance\na,1,1\n,,\nb,1,-2\n", "row 4, column 'variance': found -2"),
        ("study,d,n\na,1,20\na,2,30\n", "row 3: study 'a' was there in row 2"),
        ("study,d,n\na,,20\nb,2,30\n", "row 2, column 'd': found nothing, need a number"),
        ("study,d,n\na,big,20\nb,2,30\n", "row 2, column 'd': found 'big'"),
        ("study,d,n\na,1,2\nb,2,30\n", "need more than 2 people"),
        ("study,d,n\n,1,20\nb,2,30\n", "row 2: the study has no name"),
        ("study,count_1,n_1,count_2,n_2\na,9,5,1,5\nb,1,5,1,5\n", "count_1 is 9 of n_1 = 5"),
        ("study,effect,variance,moderator\na,1,1,x\nb,1,1,2\n", "column 'moderator': found 'x'"),
    ],
)
def test_wrong_files_are_refused_with_the_row_and_the_remedy(own, text, message):
    with pytest.raises(InputError, match=message):
        own(text)


def test_a_published_table_of_another_kind_is_refused():
    with pytest.raises(InputError, match="is not a table of effects"):
        load("iyengar_lepper_2000")

import json
from math import sqrt
from pathlib import Path

import pytest

from cxlab.errors import InputError
from cxlab.evidence.effects import FORMS
from cxlab.survey.files.user_table import UserTable
from tests.tolerances import EXACT, R_JSON

MEANS = "mean_1, sd_1, n_1, mean_2, sd_2, n_2"
R = json.loads((Path(__file__).parents[1] / "reference" / "studies.json").read_text())


@pytest.fixture
def read(tmp_path):
    def through(name, text):
        path = tmp_path / "mine.csv"
        path.write_text(text, encoding="utf-8")
        table = UserTable(path)
        (form,) = [form for form in FORMS if form.name == name]
        return form.read(table, {name: name for name in table.columns})

    return through


def test_the_statistic_of_means_is_their_t(read):
    (effect,) = read(MEANS, "mean_1,sd_1,n_1,mean_2,sd_2,n_2\n3,1,4,1,2,9\n")
    assert (effect.value, effect.variance) == pytest.approx(R["means"], abs=R_JSON)
    assert effect.value * effect.scale == pytest.approx(R["t_of_means"], rel=EXACT)
    assert (effect.df, effect.people) == (11, 13)


def test_the_statistic_of_a_correlation_is_its_t(read):
    (effect,) = read("r, n", "r,n\n0.3,80\n")
    assert effect.value * effect.scale == pytest.approx(0.3 * sqrt(78 / (1 - 0.09)), rel=EXACT)
    assert effect.df == 78


def test_unequal_arms_know_less_than_equal_ones(read):
    unequal, equal = read("d, n_1, n_2", "d,n_1,n_2\n0.5,20,80\n0.5,50,50\n")
    assert unequal.variance == pytest.approx(1 / 20 + 1 / 80 + 0.25 / 200, rel=EXACT)
    assert equal.variance == pytest.approx(4 / 100 + 0.25 / 200, rel=EXACT)


def test_counts_and_the_rest_are_counts_of_all(read):
    cells = read(
        "count_1, rest_1, count_2, rest_2", "count_1,rest_1,count_2,rest_2\n31,229,4,238\n"
    )
    assert cells == read("count_1, n_1, count_2, n_2", "count_1,n_1,count_2,n_2\n31,260,4,242\n")
    assert (cells[0].value, cells[0].variance) == pytest.approx(R["counts"], abs=R_JSON)


def test_a_standard_error_is_squared(read):
    (effect,) = read("effect, se", "effect,se\n0.3,0.1\n")
    assert (effect.value, effect.variance) == pytest.approx((0.3, 0.01), rel=EXACT)


@pytest.mark.parametrize(
    ("form", "text", "message"),
    [
        ("d, se", "d,se\n1,0\n", "row 2, column 'se': found 0, need a standard error ab"),
        ("r, n", "r,n\n1,20\n", "row 2, column 'r': found 1, need a correlation betw"),
        ("r, n", "r,n\n.1,3\n", "column 'n': found 3, need 4 people or more"),
        ("d, n_1, n_2", "d,n_1,n_2\n1,1,9\n", "column 'n_1': found 1, need 2 people or more"),
        (
            "count_1, rest_1, count_2, rest_2",
            "count_1,rest_1,count_2,rest_2\n0,0,4,5\n",
            "row 2: nobody is in one of the two arms",
        ),
        (MEANS, "mean_1,sd_1,n_1,mean_2,sd_2,n_2\n3,0,4,1,2,9\n", "column 'sd_1': found 0"),
    ],
)
def test_what_cannot_be_is_refused_by_row_and_column(read, form, text, message):
    with pytest.raises(InputError, match=message):
        read(form, text)

import gzip
from pathlib import Path

import numpy as np
import pytest

from cxlab.errors import InputError
from cxlab.evidence.touchpoints import VARIABLES, own_touchpoints, published_touchpoints
from cxlab.questions.peak_end.predictions import slope_of_worst
from cxlab.statistics.importance import regression
from tests.tolerances import EXACT, PRINTED_4

BOOK = """scale: [1, 5]
columns:
  a: {role: perception, item: 1}
  b: {role: perception, item: 2}
  c: {role: perception, item: 3}
  overall: {role: outcome}
"""


def test_the_slope_of_the_worst_as_handed_over():
    fit = regression(published_touchpoints().whole, "overall", ["worst", "mean", "best"])
    assert fit.coefficients[0] == pytest.approx(0.0062, abs=PRINTED_4)
    reach = 1.96 * fit.standard_errors[0]
    ends = fit.coefficients[0] - reach, fit.coefficients[0] + reach
    assert ends == pytest.approx((-0.0040, 0.0164), abs=PRINTED_4)


def write(folder: Path, rows, book=BOOK):
    (folder / "visits.yml").write_text(book, encoding="utf-8")
    (folder / "visits.csv").write_text("\n".join(["a,b,c,overall", *rows]) + "\n", encoding="utf-8")
    return str(folder / "visits.csv"), str(folder / "visits.yml")


ROWS = ["1,2,3,2", "5,4,5,5", "3,3,2,3", "4,2,5,4", "2,2,1,2", "5,5,5,4"] * 3


def test_worst_mean_and_best_are_of_what_each_person_rated(tmp_path):
    survey = own_touchpoints(*write(tmp_path, [*ROWS, "1,,5,3", "2,,,3", "1,2,3,"]), "", 3)
    rated = np.array([row.split(",") for row in ROWS], dtype=float)
    spots = rated[:, :3]
    table = np.column_stack([rated[:, 3], spots.mean(1), spots.min(1), spots.max(1)])
    assert survey.whole.n == len(ROWS)
    assert survey.whole.covariance == pytest.approx(np.cov(table, rowvar=False), abs=EXACT)
    left_out = [said for what, said in survey.account.rows if what == "Left out"]
    assert [said.rsplit(": ")[-1] for said in left_out] == ["2", "1"]


def test_a_weight_counts(tmp_path):
    data, book = write(tmp_path, ROWS)
    heavy = [f"{row},{1 + 9 * (place % 2)}" for place, row in enumerate(ROWS)]
    Path(data).write_text("\n".join(["a,b,c,overall,w", *heavy]) + "\n", encoding="utf-8")
    Path(book).write_text(BOOK + "  w: {role: weight}\n", encoding="utf-8")
    weighed = own_touchpoints(data, book, "", 3).whole
    ratings = np.array([row.split(",")[3] for row in ROWS], dtype=float)
    weights = np.tile([1.0, 10.0], len(ROWS) // 2)
    assert weighed.mean[0] == pytest.approx(np.average(ratings, weights=weights), abs=EXACT)


def test_errors_come_from_the_people_with_their_clusters(tmp_path):
    """HC3 for people drawn alone; with everybody written down thrice, as one cluster, the same."""
    rng = np.random.default_rng(4)
    spots = rng.integers(1, 6, (60, 3))
    overall = np.clip(np.round(spots.mean(axis=1) + rng.normal(0, 0.7, 60)), 1, 5).astype(int)
    people = [",".join(map(str, (*row, o))) for row, o in zip(spots, overall, strict=True)]
    alone = own_touchpoints(*write(tmp_path, people), "", 3).whole
    thrice = [f"{row},{place}" for place, row in enumerate(people) for _ in range(3)]
    data, book = write(tmp_path, [], BOOK + "  who: {role: cluster}\n")
    Path(data).write_text("\n".join(["a,b,c,overall,who", *thrice]) + "\n", encoding="utf-8")
    clustered = own_touchpoints(data, book, "", 3).whole
    one, other = (slope_of_worst(m, ("mean", "best"), 0.95) for m in (alone, clustered))
    assert other.value == pytest.approx(one.value, abs=1e3 * EXACT)
    assert other.error == pytest.approx(one.error, rel=0.15)  # not smaller by the root of three


@pytest.mark.parametrize(
    ("rows", "book", "outcome", "message"),
    [
        (
            ROWS,
            BOOK.replace("c: {role: perception, item: 3}", "c: {role: ignore}"),
            "",
            "2 columns",
        ),
        (ROWS, BOOK.replace("item: 3", "item: 3, scale: [0, 9]"), "", "one answer scale"),
        (ROWS, BOOK.replace("role: outcome", "role: ignore"), "", "asks no outcome"),
        (ROWS, BOOK, "satisfaktion", "no outcome 'satisfaktion'; it has overall"),
        (ROWS[:9], BOOK, "", "9 people rated 3 or more"),
        (["high,2,3,1", *ROWS], BOOK, "", "column 'a'"),
    ],
)
def test_a_bad_survey_is_refused_with_what_was_found(tmp_path, rows, book, outcome, message):
    with pytest.raises(InputError, match=message):
        own_touchpoints(*write(tmp_path, rows, book), outcome, 3)


def test_printed_moments_hold_no_single_answers():
    with pytest.raises(InputError, match="needs every single answer"):
        own_touchpoints("kiosk_kservqual2019", "", "", 3)


def test_the_raw_answers_give_the_published_sums(shared, tmp_path):
    raw = shared / "data" / "airport" / "sfo_2015_2017.csv.gz"
    data, book = tmp_path / "airport.csv", tmp_path / "airport.yml"
    answers = gzip.decompress(raw.read_bytes())
    touchpoints = answers.decode().split("\n", 1)[0].split(",")[2:16]
    columns = "".join(f"  {name}: {{role: perception}}\n" for name in touchpoints)
    text = f"scale: [1, 5]\ncolumns:\n{columns}  overall: {{role: outcome}}\n"
    book.write_text(text, encoding="utf-8")
    data.write_bytes(answers)
    ours = own_touchpoints(str(data), str(book), "", 4).whole
    first, *others = published_touchpoints().waves[5:]
    for wave in others:
        first = first + wave
    assert (ours.n, ours.names) == (first.n, VARIABLES)
    assert ours.mean == pytest.approx(first.mean, abs=1e-8)
    assert ours.covariance == pytest.approx(first.covariance, abs=1e-8)

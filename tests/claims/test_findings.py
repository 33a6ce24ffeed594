from dataclasses import replace
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxlab.claims.claim import Answer, Claim
from cxlab.claims.estimate import Estimate
from cxlab.claims.findings import Findings, findings
from cxlab.evidence.names import slug


def outcome_of(data, settings, name):
    if data.shares[name] is None:
        return Answer(note="nobody counted.")
    share = data.shares[name]
    estimate = Estimate(share, share - 0.1, share + 0.1, "risk difference", settings.level)
    return Answer(estimate, facts={"people": data.people})


FAMILY = {
    "other.{outcome}": Claim(
        number="H9",
        claim="'{each}' differs.",
        expected="different",
        by=outcome_of,
        reading="{more} of {people} did '{each}'",
        ways=("more", "fewer"),
        good="more",
        each=lambda data: data.shares,
    )
}


def run(shares, smallest_effect=0.02):
    data = SimpleNamespace(source="own data: shop.csv", shares=shares, people="guests")
    return findings(FAMILY, data, level=0.9, smallest_effect=smallest_effect)


def test_a_family_has_a_finding_each_with_its_own_words():
    made = run({"재방문": 0.4, "Came back": -0.3, "asked": None})
    assert [finding.id for finding in made] == ["other.재방문", "other.came_back", "other.asked"]
    assert made.of("other.재방문").in_words() == "More of guests did '재방문'"
    assert made.of("other.came_back").in_words() == "Fewer of guests did 'Came back'"
    assert made.of("other.asked").sentence() == "No evidence found: nobody counted."
    assert {finding.estimate.level for finding in made if finding.estimate} == {0.9}
    assert made.starting("other.c").of("other.came_back").is_good_news is False
    assert made.of("other.재방문").is_good_news is True


names = st.dictionaries(
    st.text(min_size=1, max_size=6).filter(lambda name: slug(name) and "{" not in name),
    st.floats(-0.5, 0.5),
    min_size=1,
    max_size=6,
).filter(lambda shares: len({slug(name) for name in shares}) == len(shares))


@given(names, st.randoms(use_true_random=False))
def test_an_id_points_at_its_thing_whatever_else_there_is(shares, draw):
    name, share = draw.choice(list(shares.items()))
    alone = run({name: share})[0]
    shuffled = draw.sample(list(shares.items()), len(shares))
    among = run(dict(shuffled)).of(alone.id)
    assert replace(among, family=1, survives_family=alone.survives_family) == alone


def test_two_findings_of_one_id_are_refused():
    with pytest.raises(ValueError, match=r"two findings have the id 'other.came_back'"):
        run({"came back": 0.1, "Came back": 0.2})


def test_what_is_not_there_is_said_with_the_nearest():
    with pytest.raises(ValueError, match="no finding 'other.b'. Did you mean 'other.a'"):
        run({"a": 0.1}).of("other.b")
    with pytest.raises(AttributeError, match="no setting 'smallest_effect'; there are level"):
        findings(FAMILY, SimpleNamespace(source="s", shares={"a": 0.1}, people="x"), level=0.9)
    assert Findings().starting("a") == ()

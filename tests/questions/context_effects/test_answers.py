import pytest

from cxlab.claims.findings import Settings
from cxlab.questions.context_effects import load
from cxlab.questions.context_effects.answers import effect, every_addition, regularity, rises
from cxlab.statistics.proportions import compare_proportions
from tests.tolerances import EXACT

AT_95 = Settings(level=0.95)


@pytest.fixture
def choices_of(shop_csv):
    return lambda text: load(shop_csv(text))


LISTS = "set,option,role,count\n{}three,A,target,70\nthree,B,competitor,20\nthree,C,third,10\n"
TWO = "two,A,target,50\ntwo,B,competitor,50\n"


def test_lists_with_and_without_the_third_option_are_two_arms(choices_of):
    answer = effect(choices_of(LISTS.format(TWO)), AT_95, "attraction")
    expected = compare_proportions(70, 100, 50, 100).risk_difference
    assert answer.estimate.lower == pytest.approx(expected.lower, abs=EXACT)
    assert answer.facts == {"share_with": "70.0%", "share_without": "50.0%"}


def test_a_list_alone_warns_of_a_popular_target(choices_of):
    answer = effect(choices_of(LISTS.format("")), AT_95, "attraction")
    assert answer.estimate.value == pytest.approx(0.5)
    assert "popular target" in answer.note
    assert effect(choices_of("set,option,role,count\n" + TWO), AT_95, "attraction").estimate is None


def test_one_person_or_people_all_alike_give_no_interval(choices_of):
    one = choices_of("person,effect,choice\n1,attraction,target\n1,attraction,third\n")
    assert effect(one, AT_95, "attraction").estimate is None
    alike = choices_of("person,effect,choice\n1,attraction,target\n2,attraction,target\n")
    answer = effect(alike, AT_95, "attraction")
    assert answer.estimate is None
    assert "all are alike (2)" in answer.note


def test_a_planted_rise_is_seen_in_its_domain_alone(choices_of):
    rows = ["domain,set,choice,count"]
    for domain, counts in (("tea", (50, 50, 80, 15, 5)), ("rum", (50, 50, 40, 40, 20))):
        options = ("red", "big"), ("red", "big", "odd")
        pairs = [(menu, one) for menu in options for one in menu]
        rows += [
            f"{domain},{'+'.join(menu)},{one},{count}"
            for (menu, one), count in zip(pairs, counts, strict=True)
        ]
    mine = choices_of("\n".join(rows))
    assert {d: rises(grown, 0.95) for d, grown in every_addition(mine).items()} == {
        "tea": 1,
        "rum": 0,
    }
    answer = regularity(mine, AT_95)
    assert (answer.estimate.value, answer.estimate.n) == (0.5, 2)

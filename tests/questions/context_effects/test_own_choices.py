import re

import pytest

from cxlab.errors import InputError
from cxlab.questions.context_effects import load, methods

TRIALS = "person,effect,choice\n"
LISTS = "set,option,role,count\n"
DOMAINS = "domain,set,choice,count\n"
BAD = [
    ("who,what\n1,2\n", "found the columns who, what; taken are person, effect, choice"),
    ("person,efect,choice\n1,decoy,target\n", "Did you mean 'effect' instead of 'efect'"),
    (TRIALS + "1,decoy,target\n", "row 2, column 'effect': found 'decoy', need one of attraction"),
    (TRIALS + "1,attraction,targt\n", "column 'choice': found 'targt', .* Did you mean 'target'"),
    (TRIALS + ",attraction,target\n", "row 2, column 'person': found nothing"),
    (
        "person,effect,choice,engaged\n1,attraction,target,yes\n1,attraction,third,no\n",
        "row 3, column 'engaged': found 'no', but '1' was 'yes' before",
    ),
    (LISTS + "x,A,target,5\n", "'x' has no competitor"),
    (LISTS + "x,A,target,5\nx,B,target,5\n", "row 3: 'x' has a second target"),
    (LISTS + "x,A,goal,5\n", "column 'role': found 'goal'"),
    (LISTS + "x,A,target,1.5\nx,B,competitor,2\n", "column 'count': found '1.5'"),
    (LISTS + "x,A,target,0\nx,B,competitor,0\n", "nobody chose from 'x'"),
    (DOMAINS + "tea,ab,c,4\n", "column 'choice': found 'c', but 'ab' offers a, b"),
    (DOMAINS + "tea,a,a,4\n", "column 'set': found 'a', need two options or more"),
    (DOMAINS + "tea,ab,a,4\ntea,ba,a,5\n", "row 3: 'a' of 'ba' occurs a second time in 'tea'"),
    (DOMAINS + "tea,ab,a,4\ntea,cd,c,5\n", "need at least two lists of one domain"),
    (DOMAINS + "tea,ab,a,-4\n", "column 'count': found '-4'"),
]


@pytest.fixture
def choices_of(shop_csv):
    return lambda text: load(shop_csv(text))


@pytest.mark.parametrize(("text", "message"), BAD, ids=[message[:40] for _, message in BAD])
def test_a_bad_file_is_refused_with_what_was_found(choices_of, text, message):
    with pytest.raises(InputError, match=message):
        choices_of(text)


def test_choices_not_made_are_counted_not_taken(choices_of):
    mine = choices_of(TRIALS + "1,attraction,target\n1,attraction,\n2,attraction,competitor\n")
    assert [tally.n for tally in mine.people("attraction")] == [1, 1]
    assert ("Left out", "1 row without a choice") in mine.account.rows


def test_unused_columns_are_said_and_what_options_offer_is_read(choices_of):
    rows = [
        f"{person},attraction,{choice},{price},2,3,blue"
        for person, choice, price in (
            *(("1", "target", 1), ("1", "competitor", 4), ("2", "target", 2)),
            *(("2", "target", 5), ("3", "third", 6), ("3", "competitor", 2)),
        )
    ]
    heads = "person,effect,choice,target_price,competitor_price,third_price,colour\n"
    mine = choices_of(heads + "\n".join(rows))
    offers = mine.offers["attraction"]
    assert (offers.attributes, offers.values.shape) == (("price",), (6, 3, 1))
    assert offers.chosen == (0, 1, 0, 0, 2, 1)
    assert ("Columns not used", "colour") in mine.account.rows
    assert any(re.match("Conditional logit", row[0]) for row in methods(mine, 0.95).rows)

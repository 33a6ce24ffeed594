from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxlab.errors import InputError
from cxlab.evidence.names import refuse_alike, slug

letters = st.text(st.characters(categories=["L", "Nd"]), min_size=1, max_size=8)


@given(letters)
def test_case_blanks_and_ways_of_writing_make_no_difference(name):
    assert slug(name) == slug(name.casefold()) == slug(normalize("NFD", name)) == slug(f" {name} ")
    assert slug(f"{name} {name}") == slug(f"{name}_ {name}")


def plain(name):
    folded = normalize("NFKC", normalize("NFKC", name).casefold())
    return folded.replace("_", " ").split()


@given(st.text(max_size=8), st.text(max_size=8))
def test_names_that_people_tell_apart_have_ids_of_their_own(one, other):
    assert (slug(one) == slug(other)) == (plain(one) == plain(other))


def test_no_script_is_left_out():
    assert len({slug(name) for name in ("시식", "재방문", "приход", "زيارة", "มา", "来店")}) == 6
    assert all(slug(name) for name in ("?", "!", "★"))


def test_names_too_alike_are_refused_both_named():
    with pytest.raises(InputError, match="shop.csv: 'Seoul' and 'seoul ' are too alike"):
        refuse_alike(["Seoul", "Busan", "seoul "], "shop.csv")
    refuse_alike(["Seoul", "Seoul", "Busan"], "shop.csv")

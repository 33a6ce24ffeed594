from importlib import import_module
from unicodedata import normalize

import pytest
from hypothesis import assume, given
from hypothesis import settings as tries
from hypothesis import strategies as st

from cxlab.claims.claim import hypotheses
from cxlab.claims.findings import findings
from cxlab.errors import InputError
from cxlab.evidence.names import refuse_alike
from cxlab.questions.satisfaction import load
from cxlab.questions.satisfaction.answers import Answers
from cxlab.questions.satisfaction.claims import CLAIMS
from cxlab.table import Table
from tests.questions.satisfaction.surveys import found
from tests.questions.satisfaction.test_states import THIRDS, group

STATE = "satisfaction.state."
STATES = import_module("cxlab.questions.satisfaction.states")  # a function has its name, too


def test_every_claim_has_its_number_and_direction():
    numbers = [claim.number for claim in CLAIMS.values()]
    assert len(set(numbers)) == len(numbers) == len(hypotheses(CLAIMS).rows)
    assert CLAIMS["satisfaction.surface.a3"].expected == "negative"


def test_the_five_drivers_have_no_open_evidence():
    finding = found(load("acsi2015"), "satisfaction.drivers").of("satisfaction.drivers")
    assert finding.verdict.name == "NO_EVIDENCE"
    assert "notebook 03_service_quality" in finding.note


def test_published_groups_and_everybody_keep_the_ids_of_earlier_reports():
    ids = [finding.id for finding in found(load("acsi2015"), STATE)]
    assert ids == [
        STATE + name for name in ("airlines", "banks", "internet_service", "processed_food")
    ]
    assert [finding.id for finding in found(load("mobi_moments"), STATE)] == [STATE + "all"]


def pointed_at(names):
    """Return what each id points at: a group's name, and the size that only it has."""
    sizes = {name: 50 + sum(map(ord, name)) for name in names}
    answers = Answers(
        whole=group(5.0, 5.0).moments,
        outcomes=("satisfaction",),
        words={},
        groups=tuple(group(9.0, 9.0, sizes[name], name) for name in names),
        grouped_by="branch",
        scale=(1.0, 10.0),
        source="shop.csv",
        own=True,
        account=Table("", (), ()),
    )
    claims = {id: claim for id, claim in CLAIMS.items() if id.startswith(STATE)}
    settings = {"level": 0.9, "cuts": THIRDS, "certainty": 0.9, "seed": 1}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(STATES, "DRAWS", 50)  # what is drawn is tested elsewhere
        made = findings(claims, answers, **settings)
    return {finding.id: (finding.label, finding.estimate.n) for finding in made}


NAMES = st.text(
    st.one_of(st.characters(categories=["L", "N", "Zs", "P"]), st.sampled_from("가나다 -_Ab12")),
    min_size=1,
    max_size=6,
).map(lambda name: " ".join(normalize("NFC", name).split()))


def can_be_told_apart(names):
    try:
        refuse_alike(names, "shop.csv")
    except InputError:
        return False
    return all(names)


@tries(max_examples=60)
@given(st.lists(NAMES, min_size=1, max_size=4, unique=True), st.lists(NAMES, max_size=3), st.data())
def test_other_groups_never_change_an_id_or_what_it_points_at(names, others, data):
    everybody = list(dict.fromkeys([*names, *others]))
    assume(can_be_told_apart(everybody))
    alone = pointed_at(names)
    among = pointed_at(data.draw(st.permutations(everybody)))
    assert len(among) == len(everybody)
    assert {id: among[id] for id in alone} == alone


def test_two_files_with_korean_groups_compare_the_same_shops():
    spring, autumn = pointed_at(["가양점", "강남점", "홍대점"]), pointed_at(["강남점", "홍대점"])
    assert {id: spring[id] for id in autumn} == autumn

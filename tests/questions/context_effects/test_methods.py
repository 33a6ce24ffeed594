import numpy as np
import pytest

from cxlab.questions.context_effects import load
from cxlab.questions.context_effects.choices import Offers
from cxlab.questions.context_effects.methods import _analyses, methods, target_term
from tests.questions.context_effects.trials import raw_trials
from tests.tolerances import NORMAL_FOR_T


def test_the_exclusion_decides_similarity():
    published = load("published")
    similarity = dict(_analyses(published, "similarity", 0.95))
    engaged = similarity["Only those the authors call engaged"]
    assert (engaged.value, engaged.lower, engaged.upper) == pytest.approx(
        (0.084, 0.008, 0.159), abs=NORMAL_FOR_T
    )
    assert similarity["Everybody, people as units"].lower < 0
    assert "H3 is fragile: 1 of 5" in methods(published, 0.95).note


def test_raw_trials_give_the_same_strip(shared, tmp_path):
    own = load(raw_trials(shared, tmp_path))
    assert methods(own, 0.95).rows == methods(load("published"), 0.95).rows


def test_the_logit_tells_the_list_from_what_it_offers():
    rng = np.random.default_rng(8)
    values = rng.normal(size=(3000, 3, 1))
    people = tuple(str(place // 10) for place in range(3000))
    for lift, is_told in ((0.0, False), (0.5, True)):
        worth = values[:, :, 0] + lift * np.array([1, 0, 0]) + rng.gumbel(size=(3000, 3))
        offers = Offers(("price",), values, tuple(map(int, worth.argmax(axis=1))), people)
        term = target_term(offers, 0.999)
        assert term.lower < lift < term.upper
        assert (term.lower > 0) == is_told

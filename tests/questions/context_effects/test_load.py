from cxlab.questions.context_effects.choices import EFFECTS
from cxlab.questions.context_effects.load import load

PUBLISHED = load("published")


def test_people_and_sets_are_the_same_choices():
    for effect in EFFECTS:
        people, sets = PUBLISHED.people(effect), PUBLISHED.sets(effect)
        assert {tally.n for tally in people} == {10}
        for role in ("target", "competitor", "third"):
            assert sum(getattr(t, role) for t in people) == sum(getattr(t, role) for t in sets)
    assert len(PUBLISHED.people("similarity", "yes")) == 49

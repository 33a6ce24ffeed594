"""Whether the two questions of each pair ask about one thing, by their wording."""

from cxlab.survey.check import Check, listed
from cxlab.survey.codebook.codebook import Codebook
from cxlab.survey.codebook.pairing import items_of
from cxlab.survey.codebook.sides import asked_of
from cxlab.survey.files.raw_survey import RawSurvey
from cxlab.survey.text import shortened
from cxlab.words import say


def pair_wording(raw: RawSurvey, codebook: Codebook) -> Check:
    """Find pairs of the codebook of which one side reads like another item."""
    sided = codebook.of("expectation", "perception")
    asked = {c.name: asked_of(c.name, raw.questions.get(c.name, "")) for c in sided}
    if not codebook.pairs() or not all(one.wording for one in asked.values()):
        return Check("pairs", None, say("the file holds no wording of the questions"))
    by_wording = items_of({name: one for name, one in asked.items() if one.side})
    sides = {
        role: {
            by_wording[c.name].item: c
            for c in codebook.of(role)
            if c.name in by_wording and not by_wording[c.name].doubt
        }
        for role in ("expectation", "perception")
    }
    crossed = [
        say(
            "'{expectation}' is paired with '{perception}'",
            expectation=shortened(pair.expectation, 50),
            perception=shortened(pair.perception, 50),
        )
        for pair in codebook.pairs()
        for item in [by_wording[pair.perception].item if pair.perception in by_wording else ""]
        if item in sides["expectation"] and sides["expectation"][item].name != pair.expectation
    ]
    if not crossed:
        return Check("pairs", True, say("no pair reads like two different items"))
    text = say("other questions read more like a pair: {pairs}", pairs=listed(crossed))
    return Check("pairs", False, text)

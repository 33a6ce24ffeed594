"""Where low ends and high begins: the cut-offs of performance and expectation."""

from dataclasses import dataclass
from typing import Literal

from cxlab.errors import InputError
from cxlab.numbers import fixed
from cxlab.questions.satisfaction.answers import Answers
from cxlab.words import phrase, say

CutKind = Literal["scale", "own middle"]
THIRDS = phrase("thirds of the answer scale")
YOURS = phrase("your cut-offs")
OWN_MIDDLE = phrase("the survey's own means: low and high are relative to the others")


@dataclass(frozen=True)
class Cuts:
    """Where low ends and high begins, on the answer scale: conventions, taken as given."""

    performance_low: float
    performance_high: float
    expectation_low: float
    expectation_high: float
    why: str

    def sentence(self) -> str:
        """Return the cut-offs in plain words."""
        return say(
            "{performance}; {expectation} ({why}).",
            performance=_range(say("Performance"), self.performance_low, self.performance_high),
            expectation=_range(say("expectation"), self.expectation_low, self.expectation_high),
            why=say(self.why),
        )


def cuts(answers: Answers, kind: CutKind, low_below: float = 0.0, high_above: float = 0.0) -> Cuts:
    """Return the cut-offs.

    Parameters
    ----------
    answers : Answers
    kind : {"scale", "own middle"}
        Thirds of the answer scale, or the survey's own means.
    low_below, high_above : float
        The user's own cut-offs, on the answer scale; 0 takes the thirds.

    Raises
    ------
    InputError
        If they lie outside the scale, in the wrong order, or are given with "own middle", which
        needs two groups or more; if thirds are asked for of a scale that the file speaks against.
    """
    start, end = answers.scale
    if kind == "own middle":
        if low_below or high_above:
            raise InputError(
                "parameters 'low_below' and 'high_above' need cuts='scale'; with 'own middle' the "
                "survey's means are the cut-offs"
            )
        if len(answers.groups) < 2:
            raise InputError("parameter 'cuts' is 'own middle', but there is one group only")
        expected, performed = (float(mean) for mean in answers.whole.mean[:2])
        return Cuts(performed, performed, expected, expected, why=OWN_MIDDLE)
    if answers.scale_doubt and not (low_below and high_above):
        raise InputError(
            f"the states need thirds of the scale {start:g} to {end:g}, but {answers.scale_doubt}: "
            "correct 'scale' in the codebook, or give both 'low_below' and 'high_above'"
        )
    third = (end - start) / 3
    low, high = low_below or start + third, high_above or end - third
    if not start < low <= high < end:
        raise InputError(
            f"low_below is {low:g} and high_above {high:g}; on a scale from {start:g} to {end:g} "
            "they must lie inside it, low_below not above high_above"
        )
    return Cuts(low, high, low, high, why=YOURS if low_below or high_above else THIRDS)


def _range(what: str, low: float, high: float) -> str:
    facts = {"what": what, "low": fixed(low, 2), "high": fixed(high, 2)}
    if low == high:
        return say("{what} is low below {low} and high above it", **facts)
    return say("{what} is low below {low} and high above {high}", **facts)

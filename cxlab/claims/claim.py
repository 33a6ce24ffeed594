"""Claims: what a question holds true before the data are seen, and how the data answer it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, get_args

from cxlab.arguments import check_one_of
from cxlab.claims.estimate import Estimate
from cxlab.claims.finding import BASES, Basis, Good, Ways
from cxlab.claims.on_scale import OnScale
from cxlab.claims.verdict import Expected
from cxlab.errors import InputError
from cxlab.table import Table
from cxlab.words import capital, say

CHOICES = {"expected": get_args(Expected), "basis": BASES, "good": ("more", "less", None)}


@dataclass(frozen=True)
class Answer:
    """What the data say of a claim: an estimate, or in ``note`` why there is none.

    Attributes
    ----------
    estimate : Estimate or None
    note : str
        What a reader must know beside the number; without an estimate what is missing, and what
        would settle it.
    facts : mapping of str to object
        They fill the places of the claim's words.
    decided_by : Estimate or None
    decided_against : float
    limit : float or None
        On the estimate's scale, what the claim holds it against instead of zero; ``decided_by``
        is then how far it lies from there, and any distance counts.
    on_scale : OnScale or None
        As in `cxlab.claims.conclude.conclude`.
    sources : tuple of str
        Where they differ from the evidence's own; empty where there are none to cite.
    smallest_effect : float or None
        Where it is on another scale than the claim's setting.
    reading, same : str
        Where these data are said in other words than the claim's.
    claim : str
        What of the claim these data can hold, where that is less: of what nobody drew lots for,
        that it goes with something, never that it does something.
    good : {"more", "less"} or None
        Where it depends on the data which side is good news.

    Examples
    --------
    >>> Answer(note="Nobody was asked.").estimate is None
    True
    """

    estimate: Estimate | None = None
    note: str = ""
    facts: Mapping[str, object] = field(default_factory=dict)
    decided_by: Estimate | None = None
    decided_against: float = 0.0
    limit: float | None = None
    on_scale: OnScale | None = None
    sources: tuple[str, ...] | None = None
    smallest_effect: float | None = None
    reading: str = ""
    same: str = ""
    claim: str = ""
    good: Good | None = None


@dataclass(frozen=True, kw_only=True)
class Claim:
    """A claim with its direction, its words, and how the data answer it.

    Its texts are templates: `cxlab.claims.findings.findings` says them with the answer's facts.

    Attributes
    ----------
    number : str
        Of the hypothesis in the notebook, e.g. ``H1``.
    claim : str
        One plain sentence, as the folklore says it.
    expected : {"positive", "negative", "different"}
    by : callable
        From evidence and settings (and a name, where there is ``each``) to an `Answer`.
    basis : {"confirmatory", "exploratory"}
    reading, same : str
        What an estimate says, with ``{more}`` where its direction goes; the same for none.
    ways : tuple of str or None
        The words for ``{more}`` above and below zero.
    label : str
        A few words for a figure's axis.
    matters : str
        The setting that says how large is large enough; empty where any size is.
    good : {"more", "less"} or None
        Which side of zero (or of the limit that the claim names) is good news, whatever it says.
    of_measurement : bool
        Whether it says how good a measurement is: reports fold such findings.
    each : callable, optional
        From evidence to the names of which there is a finding each. The finding's id ends in the
        name; ``{each}`` stands for it in the words.
    before : mapping of str to str
        What stands for facts in the table of hypotheses, where no data are seen yet.

    Raises
    ------
    InputError
        For another direction, basis or side than these, or if ``{more}`` has no words: "men are
        fewer satisfied" must not be possible.

    Examples
    --------
    >>> Claim(number="H1", claim="More stop.", expected="positive", by=lambda data, settings: ...,
    ...       reading="{more} stopped")
    Traceback (most recent call last):
    cxlab.errors.InputError: claim 'More stop.' has no words for {more}: give both ways
    """

    number: str
    claim: str
    expected: Expected
    by: Callable[..., Answer]
    basis: Basis = "confirmatory"
    reading: str
    same: str = ""
    ways: Ways | None = None
    label: str = ""
    matters: str = "smallest_effect"
    good: Good | None = None
    of_measurement: bool = False
    each: Callable[[Any], Iterable[str]] | None = None
    before: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Refuse a claim of another direction or basis, or that leaves it without words."""
        for name, allowed in CHOICES.items():
            check_one_of(f"{name} of claim '{self.claim}'", getattr(self, name), allowed)
        if "{more}" in self.reading and self.ways is None:
            raise InputError(f"claim '{self.claim}' has no words for {{more}}: give both ways")


def hypotheses(claims: Mapping[str, Claim]) -> Table:
    """Return claims, by finding id, as the table a notebook shows before any result.

    Examples
    --------
    >>> rest = {"expected": "negative", "by": None, "reading": "they stopped"}
    >>> hypotheses({"jam.stopped": Claim(number="H1", claim="More stop.", **rest)}).rows
    (('H1', 'More stop.', 'confirmatory', 'jam.stopped'),)
    """
    return Table(
        say("Hypotheses, stated before the results"),
        (say("No."), say("Claim"), say("Basis"), say("Finding")),
        tuple((c.number, _beforehand(c), say(BASES[c.basis]), id) for id, c in claims.items()),
    )


def _beforehand(claim: Claim) -> str:
    return capital(say(claim.claim, **{name: say(text) for name, text in claim.before.items()}))

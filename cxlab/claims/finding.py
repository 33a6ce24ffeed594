"""Findings: what every notebook ends in. One object, four faces, one rule for the verdict."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from html import escape
from math import inf, isinf
from typing import Any, Literal

from cxlab.claims.estimate import Estimate
from cxlab.numbers import MEASURES, exact_percent, fixed, p_text

Expected = Literal["positive", "negative", "different"]
Basis = Literal["confirmatory", "exploratory"]


class Verdict(StrEnum):
    """What the evidence says of a claim."""

    SUPPORTED = "supported"
    CONTRADICTED = "contradicted"
    NEGLIGIBLE = "negligible"
    INCONCLUSIVE = "inconclusive"
    NO_EVIDENCE = "no evidence"

    @property
    def words(self) -> str:
        """The verdict as a manager reads it, with a mark that does not need colour."""
        return VERDICT_WORDS[self]


JUDGED = {Verdict.SUPPORTED: "supports", Verdict.CONTRADICTED: "contradicts"}
VERDICT_WORDS = {
    Verdict.SUPPORTED: "\N{HEAVY CHECK MARK} Supported",
    Verdict.CONTRADICTED: "\N{HEAVY BALLOT X} Contradicted",
    Verdict.NEGLIGIBLE: "\N{ALMOST EQUAL TO} Too small to matter",
    Verdict.INCONCLUSIVE: "? Cannot tell",
    Verdict.NO_EVIDENCE: "\N{EN DASH} No evidence found",
}


def judge(estimate: Estimate, expected: Expected, smallest_effect: float) -> Verdict:
    """Return the verdict on a claim: the only place where one is made.

    Parameters
    ----------
    estimate : Estimate
        Its interval decides; its p-value does not.
    expected : {"positive", "negative", "different"}
        The direction the claim states, or that there is an effect at all.
    smallest_effect : float
        The smallest effect that matters, on the estimate's scale, 0 or more.

    Returns
    -------
    Verdict
        SUPPORTED if the whole interval lies beyond the smallest effect in the expected
        direction, CONTRADICTED if beyond it the other way, NEGLIGIBLE if it lies inside plus or
        minus the smallest effect, INCONCLUSIVE otherwise.
    """
    if not smallest_effect >= 0:
        raise ValueError(f"smallest_effect is {smallest_effect}; it must be 0 or more")
    if expected not in ("positive", "negative", "different"):
        raise ValueError(f"expected is '{expected}'; allowed are positive, negative, different")
    above = estimate.lower > smallest_effect
    below = estimate.upper < -smallest_effect
    if above or below:
        agrees = expected == "different" or (expected == "positive") == above
        return Verdict.SUPPORTED if agrees else Verdict.CONTRADICTED
    if estimate.lower > -smallest_effect and estimate.upper < smallest_effect:
        return Verdict.NEGLIGIBLE
    return Verdict.INCONCLUSIVE


@dataclass(frozen=True)
class Finding:
    """A claim, what the data say of it, and how sure we are. Make one with `conclude`.

    Attributes
    ----------
    id : str
        Stable name, e.g. ``jam.stopped``.
    hypothesis : str
        Its number in the notebook, e.g. ``H1``.
    claim : str
        One plain sentence, stated before the data were seen.
    estimate : Estimate or None
        None where there is no evidence; ``note`` then says why.
    verdict : Verdict
    smallest_effect : float
        On the estimate's scale.
    basis : {"confirmatory", "exploratory"}
    sources : tuple of str
        Keys of ``data/published/sources.csv``, or the name of the user's file.
    note : str
    reading : str
        What the estimate says, with ``{more}`` where its direction goes; names both groups.
    directions : tuple of str
        The words for ``{more}`` when the estimate is above and below zero.
    label : str
        A few words for a figure's axis.
    neutral : str
        What to say instead of ``reading`` where the estimate is as good as zero.
    """

    id: str
    hypothesis: str
    claim: str
    estimate: Estimate | None
    verdict: Verdict
    smallest_effect: float
    basis: Basis
    sources: tuple[str, ...] = ()
    note: str = ""
    reading: str = ""
    directions: tuple[str, str] = ("more", "fewer")
    label: str = ""
    neutral: str = "as good as no difference"

    def sentence(self) -> str:
        """Return the finding in plain words, both groups named and the direction right."""
        estimate = self.estimate
        if estimate is None:
            return f"No evidence found: {self.note}"
        return f"{self.what_the_data_say()} {self._judgement()}"

    def what_the_data_say(self) -> str:
        """Return the direction, the size and the interval in words, without the judgement."""
        if (estimate := self.estimate) is None:
            return ""
        unit = f" {estimate.unit}" if estimate.unit else ""
        read = _as_read(estimate)
        size = estimate.show(read.value) + unit
        sure = f"{exact_percent(estimate.level)} interval {read.interval_text()}"
        if estimate.measure == "probability":
            return f"{_capital(self.reading)}: {size}."  # its interval is the error of drawing
        if self._shows_nothing():
            return f"{_capital(self.neutral)}: {size} ({sure})."
        what = _capital(self.reading.replace("{more}", self.directions[estimate.value < 0], 1))
        return f"{what}: {MEASURES[estimate.measure].said}{size} ({sure})."

    def _shows_nothing(self) -> bool:
        estimate = self.estimate
        if estimate is None or self.verdict in (Verdict.SUPPORTED, Verdict.CONTRADICTED):
            return False
        nothing = estimate.show(abs(estimate.value)) == estimate.show(0.0)
        return nothing and not _is_level(estimate)

    def _judgement(self) -> str:
        if self.verdict in (Verdict.SUPPORTED, Verdict.CONTRADICTED):
            return f"This {JUDGED[self.verdict]} the claim."
        if self.verdict is Verdict.NEGLIGIBLE:
            return f"Whatever it is, it is smaller than {self._what_matters()}."
        if self.estimate and self.estimate.measure == "probability":
            return "The data cannot tell."
        if self._shows_nothing():
            return "The data cannot tell: effects that matter fit them, perhaps both ways."
        return f"The data cannot tell: {self._what_else_fits()} fits them too."

    def _what_else_fits(self) -> str:
        e = estimate = self.estimate
        if e and (e.lower if e.value >= 0 else -e.upper) < -self.smallest_effect:
            return "the opposite"
        what = "a value" if estimate and _is_level(estimate) else "an effect"
        if self.smallest_effect == 0:
            return f"{what} of zero" if what == "a value" else "no effect at all"
        return f"{what} smaller than {self._what_matters()}"

    def _what_matters(self) -> str:
        estimate = self.estimate
        size = f"{estimate.show(self.smallest_effect)} {estimate.unit}" if estimate else ""
        return f"the {size.strip()} that would matter"

    def to_dict(self) -> dict[str, Any]:
        """Return the finding for JSON, at full precision; an unbounded side is None."""
        fields = dict(vars(self))
        numbers = dict(vars(self.estimate)) if self.estimate else dict.fromkeys(ESTIMATE_KEYS)
        numbers = {k: None if isinstance(v, float) and isinf(v) else v for k, v in numbers.items()}
        merged = fields | numbers | {"verdict": self.verdict.name, "sentence": self.sentence()}
        return {key: merged[key] for key in FINDING_KEYS}

    @classmethod
    def from_dict(cls, record: Mapping[str, Any]) -> "Finding":
        """Rebuild a finding from `to_dict`, e.g. from a report's JSON."""
        estimate = None
        if record["value"] is not None:
            numbers = {key: record[key] for key in ESTIMATE_KEYS}
            numbers["lower"] = -inf if numbers["lower"] is None else numbers["lower"]
            numbers["upper"] = inf if numbers["upper"] is None else numbers["upper"]
            estimate = Estimate(**numbers)
        return cls(
            **{key: record[key] for key in ("id", "hypothesis", "claim", "smallest_effect")},
            **{key: record[key] for key in ("basis", "note", "reading", "label", "neutral")},
            estimate=estimate,
            verdict=Verdict[record["verdict"]],
            sources=tuple(record["sources"]),
            directions=tuple(record["directions"]),
        )

    def __repr__(self) -> str:
        """Return the fixed-format text that nbval compares."""
        estimate = self.estimate
        head = f"{self.id} | {self.hypothesis} | {self.basis} | {self.verdict.name}"
        if estimate is None:
            return f"{head}\n  {self.sentence()}"
        count = "" if estimate.n is None else f", n = {estimate.n:,}"
        numbers = (
            f"{estimate.measure} {fixed(estimate.value, 4)} "
            f"[{fixed(estimate.lower, 4)}, {fixed(estimate.upper, 4)}] "
            f"{exact_percent(estimate.level)}{count}, {p_text(estimate.p_value)}"
        )
        return f"{head}\n  {numbers}\n  {self.sentence()}"

    def _repr_html_(self) -> str:
        return (
            f'<div class="cx-card cx-{self.verdict.name.lower()}" '
            'style="border-left:.4rem solid;padding:.4rem .8rem;margin:.6rem 0">'
            f'<p class="cx-verdict"><strong>{escape(self.verdict.words)}</strong> '
            f'<span class="cx-basis">{self.basis}</span></p>'
            f'<p class="cx-claim">{escape(self.hypothesis)}: {escape(self.claim)}</p>'
            f'<p class="cx-sentence">{escape(self.sentence())}</p>'
            + (f'<p class="cx-note">{escape(self.note)}</p>' if self._has_note() else "")
            + f'<p class="cx-meta">{escape(self._meta())}</p></div>'
        )

    def _has_note(self) -> bool:
        return bool(self.note) and self.estimate is not None

    def _meta(self) -> str:
        parts = [f"id {self.id}"]
        if self.estimate:
            parts += [f"n = {self.estimate.n:,}"] if self.estimate.n else []
            parts += [p_text(self.estimate.p_value)] if self.estimate.p_value is not None else []
            parts += [self.estimate.method]
        return " · ".join(part for part in parts if part)

    def _repr_mimebundle_(self, **_: Any) -> tuple[dict[str, str], dict[str, Any]]:
        """Return the faces, and the full-precision values in the output's metadata."""
        return (
            {"text/plain": repr(self), "text/html": self._repr_html_()},
            {"cxlab": {"kind": "finding"} | self.to_dict()},
        )


ESTIMATE_KEYS = ("value", "lower", "upper", "measure", "level", "n", "p_value", "method")
FINDING_KEYS = (
    *("id", "hypothesis", "claim", "measure", "value", "lower", "upper", "level", "p_value", "n"),
    *("method", "verdict", "smallest_effect", "basis", "sources", "note"),
    *("reading", "directions", "label", "neutral", "sentence"),
)


def conclude(
    id: str,
    hypothesis: str,
    claim: str,
    estimate: Estimate | None,
    *,
    expected: Expected,
    smallest_effect: float,
    basis: Basis,
    sources: tuple[str, ...] = (),
    note: str = "",
    reading: str = "",
    directions: tuple[str, str] = ("more", "fewer"),
    label: str = "",
    neutral: str = "as good as no difference",
    decided_by: Estimate | None = None,
) -> Finding:
    """Return the finding on a claim, its verdict made by `judge`.

    Without an estimate the verdict is NO_EVIDENCE, and ``note`` must say what is missing.
    ``decided_by`` is judged in place of ``estimate``, against 0, where that one has no direction
    of its own, e.g. the probability of an order, which rests on the order's weakest step.
    """
    if estimate is None and not note:
        raise ValueError(f"finding '{id}' has no estimate: its note must say what is missing")
    verdict = (
        Verdict.NO_EVIDENCE
        if estimate is None
        else judge(decided_by or estimate, expected, 0.0 if decided_by else smallest_effect)
    )
    rest = (basis, sources, note, reading, directions, label, neutral)
    return Finding(id, hypothesis, claim, estimate, verdict, smallest_effect, *rest)


def _as_read(estimate: Estimate) -> Estimate:
    """Turn a negative difference round, so that its interval agrees with "fewer, by 3 points"."""
    if estimate.value >= 0 or _is_level(estimate):
        return estimate
    return Estimate(-estimate.value, -estimate.upper, -estimate.lower, estimate.measure)


def _is_level(estimate: Estimate) -> bool:
    """Say whether the number is a level (a share, a slope), not a difference said with "by"."""
    return not MEASURES[estimate.measure].said


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]

"""Findings: what every notebook ends in. One object, four faces."""

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from math import inf, isinf
from typing import Any, Literal

from cxlab.claims.cautions import cautions, cautions_html
from cxlab.claims.estimate import Estimate
from cxlab.claims.judgement import judgement
from cxlab.claims.on_scale import OnScale
from cxlab.claims.verdict import Verdict
from cxlab.numbers import MEASURES, exact_percent, fixed, p_text
from cxlab.words import capital, phrase, say

Basis = Literal["confirmatory", "exploratory"]
Good = Literal["more", "less"]
Ways = tuple[str, str]
BASES = {"confirmatory": phrase("confirmatory"), "exploratory": phrase("exploratory")}


@dataclass(frozen=True)
class Finding:
    """A claim, what the data say of it, and how sure we are. `conclude` makes it.

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
        On the estimate's scale, from zero, or from the limit that the claim names.
    limit : float or None
        On the estimate's scale, what the claim holds it against instead of zero ("more than
        half"); of a range the end in question. None where it is held against zero.
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
    good : {"more", "less"} or None
        Which side of zero is good news, whatever the claim says; None where neither is.
    on_scale : OnScale or None
        Of a gap: itself on its answer scale.
    p_verdict : float or None
        The smallest error rate at which the interval still gives the verdict; None where nothing
        is decided.
    survives_family : bool or None
        Whether the verdict would still be given if those of all confirmatory findings were to be
        right at once (Holm); None where there is none to lose, and for what is exploratory.
    family : int or None
        How many confirmatory findings share that family.
    too_small : tuple of float or None
        On the estimate's scale, the ends of what is too small to matter: around zero, or around
        the limit a claim names ("more than half"). None where another number decided.
    of_measurement : bool
        Whether it says how good a measurement is, not what customers think or do.

    Examples
    --------
    >>> from cxlab.claims.estimate import Estimate
    >>> from cxlab.claims.verdict import Verdict
    >>> estimate = Estimate(0.10, 0.06, 0.15, "risk difference", n=502)
    >>> finding = Finding("jam.bought", "H2", "Fewer options sell more.", estimate,
    ...                   verdict=Verdict.SUPPORTED, smallest_effect=0.02, basis="confirmatory",
    ...                   reading="{more} bought at 6 than at 24",
    ...                   directions=("more", "fewer"), good="more")
    >>> finding.in_words(), finding.is_good_news
    ('More bought at 6 than at 24', True)
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
    directions: Ways = ("", "")
    label: str = ""
    neutral: str = ""
    good: Good | None = None
    on_scale: OnScale | None = None
    p_verdict: float | None = None
    survives_family: bool | None = None
    family: int | None = None
    too_small: tuple[float, float] | None = None
    of_measurement: bool = False
    limit: float | None = None

    @property
    def is_good_news(self) -> bool | None:
        """Whether the whole interval lies on the good side; None where nobody knows.

        The sides part at zero, or at the limit that the claim names.
        """
        estimate, middle = self.estimate, sum(self.too_small or (0.0, 0.0)) / 2
        if self.good is None or estimate is None or estimate.lower <= middle <= estimate.upper:
            return None
        return (estimate.lower > middle) == (self.good == "more")

    def sentence(self) -> str:
        """Return the finding in plain words, both groups named and the direction right."""
        if self.estimate is None:
            return say("No evidence found: {note}", note=self.note)
        facts, nothing = (self.estimate, self.verdict), self._shows_nothing(self.estimate)
        meaning = judgement(*facts, self.smallest_effect, limit=self.limit, shows_nothing=nothing)
        return f"{self.what_the_data_say()} {meaning}"

    def what_the_data_say(self) -> str:
        """Return the direction, the size and the interval in words, without the judgement."""
        if (estimate := self.estimate) is None:
            return ""
        if estimate.measure == "probability":  # its interval is the error of drawing
            return say("{what}: {size}.", what=self.in_words(), size=estimate.show(estimate.value))
        read = estimate if self._shows_nothing(estimate) else _as_read(estimate)
        facts = {
            "what": self.in_words(),
            "size": estimate.amount(read.value),
            "level": exact_percent(estimate.level),
            "interval": read.interval_text(),
        }
        if _is_level(estimate) or self._shows_nothing(estimate):
            return say("{what}: {size} ({level} interval {interval}).", **facts)
        return say("{what}: by {size} ({level} interval {interval}).", **facts)

    def in_words(self) -> str:
        """Return what the estimate says, its direction in words, without any number of its own."""
        if (estimate := self.estimate) is None:
            return ""
        if self._shows_nothing(estimate) and estimate.measure != "probability":
            return capital(self.neutral)
        return capital(self.reading_where(above=estimate.value >= 0))

    def reading_where(self, above: bool) -> str:
        """Return what an estimate above zero says, or one below it."""
        more, less = self.directions
        return self.reading.replace("{more}", more if above else less, 1)

    def _shows_nothing(self, estimate: Estimate) -> bool:
        if self.verdict in (Verdict.SUPPORTED, Verdict.CONTRADICTED) or _is_level(estimate):
            return False
        return estimate.show(abs(estimate.value)) == estimate.show(0.0)

    @property
    def rests_on_few(self) -> bool:
        """Whether so few people are behind it that no headline should stand on it."""
        return self.estimate is not None and self.estimate.rests_on_few

    @property
    def cautions(self) -> tuple[str, ...]:
        """What a reader must know before anything is built on it."""
        return cautions(self.estimate, self.survives_family, self.family)

    def to_dict(self) -> dict[str, Any]:
        """Return the finding for JSON, at full precision; an unbounded side is None."""
        fields = dict(vars(self))
        numbers = dict(vars(self.estimate)) if self.estimate else dict.fromkeys(ESTIMATE_KEYS)
        numbers = {k: None if isinstance(v, float) and isinf(v) else v for k, v in numbers.items()}
        words = {"verdict": self.verdict.name, "sentence": self.sentence()}
        few = {"rests_on_few": self.rests_on_few}
        scale = self.on_scale.to_dict() if self.on_scale else dict.fromkeys(SCALE_KEYS)
        merged = fields | numbers | words | few | scale
        return {key: merged[key] for key in FINDING_KEYS}

    @classmethod
    def from_dict(cls, record: Mapping[str, Any]) -> "Finding":
        """Rebuild a finding from `to_dict`, e.g. from a report's JSON."""
        estimate = None
        if record["value"] is not None:
            numbers = {key: record[key] for key in ESTIMATE_KEYS if key in record}
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
            on_scale=OnScale.from_dict(record),
            too_small=_band(record),
            **{key: record[key] for key in LATER_KEYS if key in record},
        )

    def __repr__(self) -> str:
        """Return the fixed-format text that nbval compares."""
        estimate = self.estimate
        head = f"{self.id} | {self.hypothesis} | {self.basis} | {self.verdict.name}"
        sentences = "\n".join(f"  {text}" for text in (self.sentence(), *self.cautions))
        if estimate is None:
            return f"{head}\n{sentences}"
        count = "" if estimate.n is None else f", n = {estimate.n:,}"
        numbers = (
            f"{estimate.measure} {fixed(estimate.value, 4)} "
            f"[{fixed(estimate.lower, 4)}, {fixed(estimate.upper, 4)}] "
            f"{exact_percent(estimate.level)}{count}, {p_text(estimate.p_value)}"
        )
        return f"{head}\n  {numbers}\n{sentences}"

    def _repr_html_(self) -> str:
        return (
            f'<div class="cx-card cx-{self.verdict.name.lower()}" '
            'style="border-left:.4rem solid;padding:.4rem .8rem;margin:.6rem 0">'
            f'<p class="cx-verdict"><strong>{escape(self.verdict.words)}</strong> '
            f'<span class="cx-basis">{escape(say(BASES[self.basis]))}</span></p>'
            f'<p class="cx-claim">{escape(self.hypothesis)}: {escape(self.claim)}</p>'
            f'<p class="cx-sentence">{escape(self.sentence())}</p>'
            + cautions_html(self.cautions)
            + (f'<p class="cx-note">{escape(self.note)}</p>' if self._has_note() else "")
            + f'<p class="cx-meta">{escape(self.meta())}</p></div>'
        )

    def _has_note(self) -> bool:
        return bool(self.note) and self.estimate is not None

    def meta(self, known_by: str = "") -> str:
        """Return what a researcher looks for under the words: id (or other name), n, p, method."""
        parts = [known_by or say("id {id}", id=self.id)]
        if self.estimate:
            parts += [_held_against(self.estimate, self.limit)]
            parts += [_count(self.estimate)] if self.estimate.n else []
            parts += [p_text(self.estimate.p_value)] if self.estimate.p_value is not None else []
            parts += [self.estimate.method]
        return " · ".join(part for part in parts if part)

    def _repr_mimebundle_(self, **_: Any) -> tuple[dict[str, str], dict[str, Any]]:
        """Return the faces, and the full-precision values in the output's metadata."""
        return (
            {"text/plain": repr(self), "text/html": self._repr_html_()},
            {"cxlab": {"kind": "finding"} | self.to_dict()},
        )


ESTIMATE_KEYS = (
    *("value", "lower", "upper", "measure", "level", "n", "p_value", "method", "n_is_people"),
    *("out_of", "df", "few_clusters", "missing"),
)
SCALE_KEYS = ("on_scale", "t", "means", "sds")
# Results of earlier versions lack them.
LATER_KEYS = ("good", "p_verdict", "survives_family", "family", "of_measurement", "limit")
FINDING_KEYS = (
    *("id", "hypothesis", "claim", "measure", "value", "lower", "upper", "level", "p_value", "n"),
    *("method", "verdict", "smallest_effect", "basis", "sources", "note"),
    *("reading", "directions", "label", "neutral", "sentence", "good", "n_is_people"),
    *("out_of", "df", "few_clusters", "missing", "rests_on_few", "p_verdict", "survives_family"),
    *("family", "too_small", "of_measurement", "limit", *SCALE_KEYS),
)


def _band(record: Mapping[str, Any]) -> tuple[float, float] | None:
    """Return the ends of what is too small to matter; results of earlier versions have none."""
    size = record["smallest_effect"]
    ends = record.get("too_small", (-size, size))
    return (ends[0], ends[1]) if ends else None


def _held_against(estimate: Estimate, limit: float | None) -> str:
    if limit is None:
        return ""
    return say("held against {limit}", limit=estimate.chosen(limit))


def _count(estimate: Estimate) -> str:
    if estimate.out_of is None or not estimate.n_is_people:
        return say("n = {n:,}", n=estimate.n)
    return say("n = {n:,} of {of:,} people", n=estimate.n, of=estimate.out_of)


def _as_read(estimate: Estimate) -> Estimate:
    """Turn a negative difference round, so that its interval agrees with "fewer, by 3 points"."""
    if estimate.value >= 0 or _is_level(estimate):
        return estimate
    return Estimate.of(estimate.turned(), estimate.measure)


def _is_level(estimate: Estimate) -> bool:
    """Say whether the number is a level (a share, a slope), not a difference said with "by"."""
    return not MEASURES[estimate.measure].is_difference

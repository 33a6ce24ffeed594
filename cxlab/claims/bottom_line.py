"""The bottom line of a notebook: what was found, what to do, what would change our mind."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from html import escape
from itertools import accumulate
from typing import Any

from cxlab.claims.by_verdict import ByVerdict
from cxlab.claims.cautions import cautions_html
from cxlab.claims.family import holm_family
from cxlab.claims.finding import BASES, Finding
from cxlab.claims.findings import Findings
from cxlab.claims.news import card_style, news_html, news_of
from cxlab.claims.verdict import Verdict
from cxlab.numbers import p_text
from cxlab.simulated import is_simulated
from cxlab.table import Table
from cxlab.words import phrase, say, say_count

HEADS = (
    phrase("Finding"),
    phrase("Claim"),
    phrase("Verdict"),
    phrase("Estimate"),
    phrase("Interval"),
    phrase("p"),
    phrase("p (Holm)"),
    phrase("Basis"),
)

MOST_WORDS = 40  # of a headline: what is read before anything else
SETTLED = (Verdict.SUPPORTED, Verdict.CONTRADICTED, Verdict.NEGLIGIBLE)


@dataclass(frozen=True)
class BottomLine:
    """Everything a manager needs, before any detail.

    Attributes
    ----------
    headline : str
        The answer in plain sentences, of at most 40 words together.
    advice, would_change : tuple of str
        What to do; what evidence would change our mind.
    findings : tuple of Finding
    further : tuple of str
        Sentences of the answer that the headline has no room for.

    Examples
    --------
    >>> BottomLine("It holds.", ("Show fewer.",), ("A larger trial.",), ()).advice
    ('Show fewer.',)
    """

    headline: str
    advice: tuple[str, ...]
    would_change: tuple[str, ...]
    findings: tuple[Finding, ...]
    further: tuple[str, ...] = ()

    @cached_property
    def table(self) -> Table:
        """All findings as one table, confirmatory p-values also adjusted by Holm."""
        adjusted = holm_family(self.findings)
        return Table(
            say("All findings"),
            tuple(say(head) for head in HEADS),
            tuple(_row(finding, adjusted.get(finding.id)) for finding in self.findings),
            note=_family_note(len(adjusted)),
            kind="findings",
        )

    def __repr__(self) -> str:
        """Return the fixed-format text that nbval compares."""
        advice = [f"  - {line}" for line in self.advice]
        change = [f"  - {line}" for line in self.would_change]
        do, changes = say("What to do"), say("What would change our mind")
        parts = [self.headline, *self.further, do, *advice, changes, *change]
        return "\n".join([*parts, repr(self.table)])

    def _repr_html_(self) -> str:
        cards = "".join(_compact(finding) for finding in self.findings if finding.estimate)
        unanswered = [finding for finding in self.findings if not finding.estimate]
        return (
            f'<div class="cx-bottom"><p class="cx-headline">{escape(self.headline)}</p>'
            f"{_further(self.further)}"
            f"<h3>{escape(say('What to do'))}</h3>{_list(self.advice)}"
            f"<h3>{escape(say('What we found'))}</h3>"
            f'<ul class="cx-cards">{cards}</ul>{_unanswered(unanswered)}'
            f"<h3>{escape(say('What would change our mind'))}</h3>{_list(self.would_change)}"
            f"<details><summary>{escape(say('All findings with their numbers'))}</summary>"
            f'<div class="cx-scroll" role="region" aria-label="{escape(self.table.caption)}" '
            f'tabindex="0">{self.table._repr_html_()}</div></details></div>'
        )

    def _repr_mimebundle_(self, **_: Any) -> tuple[dict[str, str], dict[str, Any]]:
        content = {
            "headline": self.headline,
            "further": list(self.further),
            "advice": list(self.advice),
            "would_change": list(self.would_change),
            "findings": [finding.to_dict() for finding in self.findings],
        }
        return (
            {"text/plain": repr(self), "text/html": self._repr_html_()},
            {"cxlab": {"kind": "bottom_line"} | content},
        )


def bottom_line_of(
    findings: Findings,
    *,
    headline: Iterable[str | ByVerdict | None],
    advice: Iterable[str | ByVerdict | None],
    would_change: Iterable[str | ByVerdict | None],
    **facts: object,
) -> BottomLine:
    """Return headline and advice, which follow from the verdicts.

    Parameters
    ----------
    findings : Findings
    headline, advice, would_change : iterable of str, ByVerdict or None
        Sentences, made by `cxlab.words.say` or by the verdict of a finding; empty ones fall out,
        and of the headline those whose findings rest on too few people, as does advice that takes
        their verdict for settled. Those whose verdict would not survive the family are called a
        hint.
    **facts
        For the places of the sentences by verdict.

    Examples
    --------
    >>> bottom_line_of(Findings(), headline=["It holds.", ""], advice=[], would_change=[]).headline
    'It holds.'
    """
    simulated = any(is_simulated(source) for finding in findings for source in finding.sources)
    opening = [say("Simulated data, no evidence of anything:")] if simulated else []
    parts = [*opening, *_headline(headline, findings, facts)]
    fitting = max(_fitting(parts), len(opening) + 1)
    return BottomLine(
        " ".join(parts[:fitting]),
        tuple(_advice(advice, findings, facts)),
        tuple(_said(would_change, findings, facts)),
        findings,
        further=tuple(parts[fitting:]),
    )


def _fitting(parts: Sequence[str]) -> int:
    """Return how many of the parts, from the first, have no more words than a headline may."""
    counts = accumulate(len(part.split()) for part in parts)
    return sum(count <= MOST_WORDS for count in counts)


def _headline(
    sentences: Iterable[str | ByVerdict | None], findings: Findings, facts: Mapping[str, object]
) -> Iterator[str]:
    """Yield what may be said first: nothing of few people, and each hint by that name."""
    few, told = set(), []
    for sentence in sentences:
        finding = findings.of(sentence.id) if isinstance(sentence, ByVerdict) else None
        if finding is not None and finding.rests_on_few:
            few.add(finding.id)
            continue
        is_hint = finding is not None and finding.survives_family is False
        texts = _said([sentence], findings, facts)
        told += [say("Only a hint: {sentence}", sentence=t) if is_hint else t for t in texts]
    yield from told
    if few and not told:
        yield say("Too few people are behind what was found: we do not know yet.")
    elif few:
        yield say_count(
            "{n} finding rests on too few people: it is left out here.",
            "{n} findings rest on too few people: they are left out here.",
            len(few),
        )


def _advice(
    sentences: Iterable[str | ByVerdict | None], findings: Findings, facts: Mapping[str, object]
) -> Iterator[str]:
    """Yield what to do; nothing that takes what a few people show for settled."""
    is_left_out = False
    for sentence in sentences:
        if isinstance(sentence, ByVerdict):
            finding = findings.of(sentence.id)
            if finding.rests_on_few and finding.verdict in SETTLED:
                is_left_out = True
                continue
        yield from _said([sentence], findings, facts)
    if is_left_out:
        yield say("Ask or count more people before you act on what only a few have shown.")


def _said(
    sentences: Iterable[str | ByVerdict | None], findings: Findings, facts: Mapping[str, object]
) -> Iterator[str]:
    for sentence in sentences:
        text = sentence.of(findings, **facts) if isinstance(sentence, ByVerdict) else sentence
        if text:
            yield text


def _row(finding: Finding, adjusted: float | None) -> tuple[str | None, ...]:
    estimate = finding.estimate
    head = (finding.id, finding.claim, finding.verdict.words)
    if estimate is None:
        return (*head, None, None, None, None, say(BASES[finding.basis]))
    value = estimate.amount(estimate.value)
    p = None if estimate.p_value is None else p_text(estimate.p_value)
    holm_p = None if adjusted is None else p_text(adjusted)
    return (*head, value, estimate.interval_text(), p, holm_p, say(BASES[finding.basis]))


def _family_note(size: int) -> str:
    if size == 0:
        return ""
    return say_count(
        "{n} confirmatory finding has a p-value; alone, it needs no adjusting. Its verdict rests "
        "on its interval, not on the p-value.",
        "{n} confirmatory findings have a p-value and share one family, adjusted by Holm's "
        "method. Verdicts rest on each finding's own interval, not on p-values; one that would not "
        "stand if all were to be right at once says so.",
        size,
    )


def _compact(finding: Finding) -> str:
    news = news_of(finding)
    return (
        f'<li class="cx-card cx-{finding.verdict.name.lower()}" style="{card_style(news)}">'
        f'<p class="cx-verdict"><strong>{escape(finding.verdict.words)}</strong> {news_html(news)}'
        f'<span class="cx-basis">{_basis(finding)}</span></p>'
        f'<p class="cx-claim">{escape(finding.claim)}</p>'
        f'<p class="cx-sentence">{escape(finding.sentence())}</p>'
        + cautions_html(finding.cautions)
        + (f'<p class="cx-note">{escape(finding.note)}</p>' if finding.estimate else "")
        + "</li>"
    )


def _basis(finding: Finding) -> str:
    """Return the basis where it weakens the finding."""
    return f" {escape(say(BASES[finding.basis]))}" if finding.basis == "exploratory" else ""


def _unanswered(findings: Sequence[Finding]) -> str:
    if not findings:
        return ""
    lines = [f"{finding.claim} {finding.sentence()}" for finding in findings]
    return f'<p class="cx-note">{escape(say("No evidence found:"))}</p>{_list(lines)}'


def _further(sentences: Sequence[str]) -> str:
    return f"<p>{escape(' '.join(sentences))}</p>" if sentences else ""


def _list(lines: Sequence[str]) -> str:
    return "<ul>" + "".join(f"<li>{escape(line)}</li>" for line in lines) + "</ul>"

"""Findings as one picture: a row each, with dot, interval and the band too small to matter."""

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import Any

from cxlab.claims.cautions import cautions_html
from cxlab.claims.finding import BASES, Finding
from cxlab.claims.news import NEWS, news_html, news_of
from cxlab.claims.verdict import Verdict
from cxlab.numbers import MEASURES
from cxlab.words import phrase, say, say_count
from cxlab.workbook.pages.cited import source_names
from cxlab.workbook.pages.row_scales import Place, places

SHAPES = {True: "M0-7L7 5H-7Z", False: "M0 7L7-5H-7Z", None: "M-5 0a5 5 0 1 0 10 0a5 5 0 1 0-10 0"}
ROW, MIDDLE = 24, 12  # pixels


def finding_rows(
    records: Iterable[Mapping[str, Any]], *, folded: bool = True, keyed: bool = True
) -> str:
    """Return findings as HTML: a picture of rows, each of which opens to its card.

    Rows need no script: a row is the summary of a fold. The vertical line of all rows is "no
    effect" (or the limit that a claim names); rows in one unit share their scale.

    Parameters
    ----------
    records : iterable of mapping
        As in a report's JSON under ``findings``, or `Finding.to_dict`.
    folded : bool
        Whether those on how good the measurements are, and those without evidence, stand below
        in folds of their own; else all stand in their order.
    keyed : bool
        Whether what the marks mean stands above; where several pictures share a page, `row_key`
        says it once.

    Examples
    --------
    >>> finding_rows([])
    ''
    """
    findings = [Finding.from_dict(record) for record in records]
    if not findings:
        return ""
    apart = [[f for f in findings if folded and _fold_of(f) == fold] for fold in FOLDS]
    drawn = [f for f in findings if not folded or not _fold_of(f)]
    folds = (_fold(fold, inside) for fold, inside in zip(FOLDS, apart, strict=True) if inside)
    key = row_key(map(news_of, drawn)) if keyed and any(f.estimate for f in drawn) else ""
    return f'<div class="cx-rows">{key}{_rows(drawn)}{"".join(folds)}</div>'


def row_key(news: Iterable[bool | None] = (True, False)) -> str:
    """Return what the marks of rows mean.

    Parameters
    ----------
    news : iterable of bool or None
        The kinds of news there are.

    Examples
    --------
    >>> row_key([True]).count("news")
    2
    """
    known = set(news)
    marks = " ".join(news_html(kind) for kind in (True, False) if kind in known)
    text = say("Mark: best estimate. Line: range that fits the data. Grey: too small to matter.")
    return f'<p class="cx-key">{escape(text)} {marks}</p>'


MEASURED, UNANSWERED = "measured", "unanswered"
FOLDS = {
    MEASURED: (
        phrase("How good are the measurements? ({n} finding)"),
        phrase("How good are the measurements? ({n} findings)"),
    ),
    UNANSWERED: (
        phrase("No evidence found ({n} claim)"),
        phrase("No evidence found ({n} claims)"),
    ),
}


def _fold_of(finding: Finding) -> str:
    if finding.of_measurement:
        return MEASURED
    return UNANSWERED if finding.verdict is Verdict.NO_EVIDENCE else ""


def _fold(name: str, findings: Sequence[Finding]) -> str:
    one, many = FOLDS[name]
    title = escape(say_count(one, many, len(findings)))
    return f'<details class="cx-apart"><summary>{title}</summary>{_rows(findings)}</details>'


def _rows(findings: Sequence[Finding]) -> str:
    return "".join(map(_row, findings, places(findings)))


def _row(finding: Finding, place: Place | None) -> str:
    drawing = _drawing(finding, place) if place else '<span class="cx-line"></span>'
    verdict, news = escape(finding.verdict.words), news_html(news_of(finding))
    size = escape(_size(finding))
    return (
        f'<details class="cx-row" id="{escape(finding.id)}" data-verdict="{finding.verdict.name}">'
        f'<summary><span class="cx-what">{escape(finding.claim)}</span>{drawing}'
        f'<span class="cx-size">{size}</span> <span class="cx-verdict">{verdict}</span> {news}'
        f"</summary>{_card(finding)}</details>"
    )


def _size(finding: Finding) -> str:
    """Return the size; of a difference with its direction in words, which a sign would leave open.

    Claims go either way: one that is supported may lie below zero.
    """
    if (estimate := finding.estimate) is None:
        return ""
    way = finding.directions[0 if estimate.value >= 0 else 1]
    size = estimate.amount(abs(estimate.value))
    is_difference = MEASURES[estimate.measure].is_difference
    if not way or not is_difference or size == estimate.amount(0.0):
        return estimate.amount(estimate.value)
    return say("{way}, by {size}", way=way, size=size)


def _drawing(finding: Finding, place: Place) -> str:
    """Return one row's line, stretched to whatever width there is."""
    aloud = escape(finding.estimate.text()) if finding.estimate else ""
    wide = place.upper - place.lower
    parts = [
        f'<rect class="cx-band" x="{place.band[0]:.1f}%" width="{place.band[1]:.1f}%" '
        f'height="{ROW}"/>'
        if place.band
        else "",
        f'<rect class="cx-zero" x="{place.zero:.1f}%" width="1" height="{ROW}"/>'
        if place.zero is not None
        else "",
        f'<rect x="{place.lower:.1f}%" y="{MIDDLE - 1}" width="{wide:.1f}%" height="2"/>',
        _arrow(place.lower, "M7-5L0 0L7 5") if place.runs_off[0] else "",
        _arrow(place.upper, "M-7-5L0 0L-7 5") if place.runs_off[1] else "",
        f'<svg x="{place.value:.1f}%" y="{MIDDLE}" class="cx-dot"><path d="'
        f'{SHAPES[news_of(finding)]}"/></svg>',
    ]
    kind, *_ = NEWS[news_of(finding)]
    return (
        f'<svg class="cx-line {kind}" height="{ROW}" role="img" aria-label="{aloud}">'
        f"{''.join(parts)}</svg>"
    )


def _arrow(place: float, path: str) -> str:
    """Return the end of an interval that runs off the picture."""
    return f'<svg x="{place:.1f}%" y="{MIDDLE}" class="cx-off"><path d="{path}"/></svg>'


def _card(finding: Finding) -> str:
    """Return what a row opens to: the sentence, what weakens it, and its numbers."""
    note = finding.note if finding.estimate else ""
    known = (finding.hypothesis, say(BASES[finding.basis]), source_names(finding.sources))
    meta = " · ".join(filter(None, (*known, finding.meta())))
    return (
        f'<div class="cx-card"><p class="cx-sentence">{escape(finding.sentence())}</p>'
        + cautions_html(finding.cautions)
        + (f'<p class="cx-note">{escape(note)}</p>' if note else "")
        + f'<p class="cx-meta">{escape(meta)}</p></div>'
    )

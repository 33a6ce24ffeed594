"""What a reader must know of a finding before anything is built on it."""

from collections.abc import Iterable
from html import escape

from cxlab.claims.estimate import Estimate
from cxlab.numbers import percent
from cxlab.words import phrase, say, say_count

FEW = (
    phrase("Only {n} person is behind this: too few to build on."),
    phrase("Only {n:,} people are behind this: too few to build on."),
)
FEW_OF = (
    phrase("Only {n} of {people:,} people is behind this: too few to build on."),
    phrase("Only {n:,} of {people:,} people are behind this: too few to build on."),
)
MAY_BE_CHANCE = phrase(
    "Looked at alone, this is clear. But {n:,} claims were tested here, and among so many one may "
    "come out by chance alone: take it as a hint, and test it again."
)


# What misses its aim in calibration.csv: redrawn people of five clusters (92%), and slopes of
# scores with 15% of answers missing: they lie nearer to zero, which more people do not mend.
FEW_CLUSTERS = phrase(
    "The answers come from only {n} clusters: how much these differ is not well known, so take the "
    "interval as a rough one."
)
TOO_NARROW = phrase(
    "The answers come from only {n} clusters: this interval is probably too narrow."
)
TOO_SURE = phrase("The answers come from only {n} clusters: this chance is not well known.")
REDRAWN = ("share of variance", "share of variance of a score", "difference of shares", "overlap")
FEW_TO_REDRAW = 8  # clusters: the interval of shares held 92% with 5, 95% with 8
OF_GAPS = phrase(
    "{share} of the answers behind this are missing. That draws the number towards zero, and its "
    "interval is probably too narrow."
)
MANY_MISSING, MANY_PEOPLE = 0.1, 200


def cautions(
    estimate: Estimate | None, survives_family: bool | None, family: int | None
) -> tuple[str, ...]:
    """Return what weakens an estimate and its verdict; nothing, mostly.

    Examples
    --------
    >>> cautions(Estimate(0.5, 0.1, 0.9, "correlation", n=12), survives_family=True, family=3)
    ('Only 12 people are behind this: too few to build on.',)
    """
    sentences = []
    if estimate is not None and estimate.rests_on_few:
        one, many = FEW if estimate.out_of is None else FEW_OF
        sentences.append(say_count(one, many, estimate.n or 0, people=estimate.out_of))
    if estimate is not None:
        sentences += [*_of_clusters(estimate), *_of_missing(estimate)]
    if survives_family is False:
        sentences.append(say(MAY_BE_CHANCE, n=family))
    return tuple(sentences)


def _of_clusters(estimate: Estimate) -> list[str]:
    """Say where few clusters make an interval rough, or too narrow."""
    if (n := estimate.few_clusters) is None:
        return []
    if estimate.measure == "probability":
        return [say(TOO_SURE, n=n)]
    narrow = estimate.measure in REDRAWN and n < FEW_TO_REDRAW
    return [say(TOO_NARROW if narrow else FEW_CLUSTERS, n=n)]


def _of_missing(estimate: Estimate) -> list[str]:
    """Say where missing answers bend a slope more than its interval allows for."""
    missing, n = estimate.missing or 0.0, estimate.n or 0
    if missing < MANY_MISSING or n < MANY_PEOPLE:
        return []
    return [say(OF_GAPS, share=percent(missing))]


def cautions_html(said: Iterable[str]) -> str:
    """Return cautions as paragraphs of a card.

    Examples
    --------
    >>> cautions_html(["Few <b>people</b>."])
    '<p class="cx-note">Few &lt;b&gt;people&lt;/b&gt;.</p>'
    """
    return "".join(f'<p class="cx-note">{escape(text)}</p>' for text in said)

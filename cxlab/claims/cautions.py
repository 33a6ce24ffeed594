"""What a reader must know of a finding before anything is built on it."""

from collections.abc import Iterable
from html import escape

from cxlab.claims.estimate import Estimate
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
    if survives_family is False:
        sentences.append(say(MAY_BE_CHANCE, n=family))
    return tuple(sentences)


def cautions_html(said: Iterable[str]) -> str:
    """Return cautions as paragraphs of a card.

    Examples
    --------
    >>> cautions_html(["Few <b>people</b>."])
    '<p class="cx-note">Few &lt;b&gt;people&lt;/b&gt;.</p>'
    """
    return "".join(f'<p class="cx-note">{escape(text)}</p>' for text in said)

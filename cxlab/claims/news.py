"""Whether a finding is good news: mark, words and colour, apart from its verdict."""

from html import escape

from cxlab.claims.finding import Finding
from cxlab.claims.verdict import Verdict
from cxlab.words import phrase, say

GOOD, BAD = phrase("good news"), phrase("bad news")
# Shape and colour say whether it is good news; the verdict has marks of its own.
UP = ("cx-up", "\N{BLACK UP-POINTING TRIANGLE}")
DOWN = ("cx-down", "\N{BLACK DOWN-POINTING TRIANGLE}")
NEWS = {
    True: (*UP, GOOD),
    False: (*DOWN, BAD),
    None: ("cx-even", "\N{BLACK CIRCLE}", ""),
}
# As pages have them, for JupyterLab, which knows no style of theirs; both read on dark and light.
COLOURS = {True: "var(--good, #1f8a3d)", False: "var(--bad, #d1383a)", None: "var(--none, #7a828b)"}


def news_of(finding: Finding) -> bool | None:
    """Return whether it is good news; None where that is neither, or not settled.

    Examples
    --------
    >>> from cxlab.claims.estimate import Estimate
    >>> kept = Finding("kept", "H1", "They stay.", Estimate(0.2, 0.1, 0.3, "gap"),
    ...                verdict=Verdict.SUPPORTED, smallest_effect=0.0, basis="confirmatory",
    ...                good="more")
    >>> news_of(kept)
    True
    """
    settled = finding.verdict in (Verdict.SUPPORTED, Verdict.CONTRADICTED)
    return finding.is_good_news if settled else None


def news_html(news: bool | None) -> str:
    """Return whether it is good news, as a page shows it; nothing where that is neither.

    Examples
    --------
    >>> news_html(None)
    ''
    """
    kind, sign, words = NEWS[news]
    if not words:
        return ""
    style = f"color:{COLOURS[news]}"
    return f'<span class="cx-news {kind}" style="{style}">{sign} {escape(say(words))}</span>'


def card_style(news: bool | None) -> str:
    """Return the style of a card in the colour of its news.

    Examples
    --------
    >>> "#1f8a3d" in card_style(True)
    True
    """
    return f"border-left:.4rem solid {COLOURS[news]};padding:.4rem .8rem;list-style:none"

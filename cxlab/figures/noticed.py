"""Who noticed: shares as dots, filled with an interval where people were counted, else open."""

from collections.abc import Sequence
from typing import Any

from cxlab.figures.axis_label import axis_label
from cxlab.figures.figure import INK, SHADE, SMALL, Figure, canvas, name_rows, to_svg
from cxlab.figures.narrow import is_narrow, on_phones_too
from cxlab.figures.scales import moved
from cxlab.numbers import exact_percent, percent
from cxlab.questions.cocktail_party.evidence import Noticed
from cxlab.questions.cocktail_party.tables import shares_table
from cxlab.words import capital, phrase, say

NAME = "noticed"
CAPTION = phrase(
    "Share of those who noticed. Filled: people were counted, with the interval. Open: no interval "
    "can be given, and the reason stands beside it. The grey line is a half."
)


@on_phones_too
def draw_noticed(shown: Sequence[Noticed]) -> Figure:
    """Draw every share of a run."""
    with canvas(7.2, 0.9 + (0.6 if is_narrow() else 0.36) * len(shown)) as (drawing, axes):
        axes.axvline(0.5, color=SHADE, linewidth=1)
        places = range(len(shown))
        known = [
            (place, row.interval) for place, row in zip(places, shown, strict=True) if row.interval
        ]
        rows = [place for place, _ in known]
        axes.hlines(rows, [i.lower for _, i in known], [i.upper for _, i in known], color=SMALL)
        fills = [SMALL if row.interval else "white" for row in shown]
        edges = [SMALL if row.interval else INK for row in shown]
        axes.scatter([row.share for row in shown], places, s=36, color=fills, edgecolors=edges)
        name_rows(axes, [axis_label(row.label) for row in shown], above=7)
        beside, at = axes.get_yaxis_transform(), 1.02
        look: Any = {"va": "center", "fontsize": 9}
        if is_narrow():  # below its row, as its name stands above
            beside, at, look = beside + moved(axes, 0, -5), 0.0, {"va": "top"}
        for place, row in zip(places, shown, strict=True):
            axes.text(at, place, _beside(row), transform=beside, **look)
        axes.set_ylim(len(shown) - 0.5, -0.7)
        axes.set_xlim(-0.02, 1)
        axes.set_xticks([0, 0.25, 0.5, 0.75, 1], ["0%", "25%", "50%", "75%", "100%"])
        axes.set_xlabel(say("share that noticed"))
        svg = to_svg(drawing, NAME)
    caption = say(CAPTION)
    alt = " ".join([caption, *map(_told, shown)])
    return Figure(NAME, svg, alt, shares_table(tuple(shown)), caption=caption)


def _beside(row: Noticed) -> str:
    share = percent(row.share) if row.group else exact_percent(row.share)
    return say("{share}, {why}", share=share, why=say(row.mark)) if row.mark else share


def _told(row: Noticed) -> str:
    return capital(say("{label}: {share}.", label=row.label, share=_beside(row)))

"""Expected against found: a dumbbell for each dimension or item, with the gap's interval."""

from typing import TYPE_CHECKING, Any, Literal

from cxlab.figures.axis_label import axis_label
from cxlab.figures.figure import (
    LARGE,
    SHADE,
    SMALL,
    Figure,
    canvas,
    name_rows,
    nothing_to_draw,
    to_svg,
)
from cxlab.figures.narrow import is_narrow, on_phones_too
from cxlab.numbers import exact_percent, fixed
from cxlab.questions.service_quality.dimensions import called
from cxlab.questions.service_quality.gaps import Gaps, SurveyGap
from cxlab.questions.service_quality.tables import gap_table, item_table
from cxlab.words import phrase, say

if TYPE_CHECKING:
    from matplotlib.axes import Axes

Row = tuple[str, SurveyGap]
LEAST_HEIGHT, ROW = 1.5, 0.27  # inches
CAPTIONS = {
    "dimension": phrase(
        "Expected (open) and found (filled) by dimension, largest shortfall first. Survey: "
        "{survey}."
    ),
    "item": phrase(
        "Expected (open) and found (filled) by item, largest shortfall first. Survey: {survey}."
    ),
}


@on_phones_too
def draw_dumbbells(gaps: Gaps, by: Literal["dimension", "item"]) -> Figure:
    """Draw expectation and perception of each dimension or item, and the gap beside them."""
    rows, survey = _rows(gaps, by), gaps.survey.name
    if not rows:
        reason = say(
            "{survey} asks nothing both as an expectation and as a perception.", survey=survey
        )
        return nothing_to_draw(f"gaps-by-{by}", reason)
    with canvas(7.2, LEAST_HEIGHT + ROW * len(rows)) as (drawing, axes):
        _draw_pairs(axes, rows)
        name_rows(axes, [axis_label(name) for name, _ in rows], fontsize=9, above=8)
        axes.set_ylim(len(rows) - 0.4, -0.8)
        beside = axes.get_yaxis_transform()
        for place, (_, measured) in enumerate(rows):
            axes.text(1.02, place, _gap(measured), transform=beside, va="center", fontsize=9)
        head = say("gap, {level} interval", level=exact_percent(gaps.level))
        axes.text(1.02, -0.9, head, transform=beside, va="bottom", fontsize=9)
        axes.set_xlabel(_axis(gaps.survey.scale))
        svg = to_svg(drawing, f"gaps-by-{by}")
    data = gap_table(gaps) if by == "dimension" else item_table(gaps)
    caption = say(CAPTIONS[by], survey=survey)
    return Figure(f"gaps-by-{by}", svg, f"{caption} {_seen(rows)}", data, caption=caption)


def _draw_pairs(axes: "Axes", rows: list[Row]) -> None:
    """Draw an open dot for what was expected, a filled one for what was found, and a line."""
    expected, perceived = [f.expectation for _, f in rows], [f.perception for _, f in rows]
    places = range(len(rows))
    axes.hlines(places, expected, perceived, color=SHADE, linewidth=2.2, zorder=1)
    dots: Any = {"marker": "o", "linestyle": "", "markersize": 8}
    axes.plot(expected, places, color=SMALL, markerfacecolor="white", label=say("expected"), **dots)
    axes.plot(perceived, places, color=LARGE, label=say("found"), **dots)
    tight: Any = {"columnspacing": 0.8, "handletextpad": 0.1} if is_narrow() else {}
    axes.legend(loc="lower left", bbox_to_anchor=(0, 1), ncols=2, frameon=False, **tight)
    low, high = min(*expected, *perceived), max(*expected, *perceived)
    room = 0.05 * (high - low or 1)
    axes.set_xlim(low - room, high + room)


def _rows(gaps: Gaps, by: str) -> list[Row]:
    if by == "item":
        return [(item.label, item.survey) for item in gaps.items]
    measured = [(called(gap.dimension), gap.survey) for gap in gaps.dimensions if gap.survey]
    return sorted(measured, key=lambda row: row[1].gap.gap)


def _axis(scale: str) -> str:
    return say("mean answer ({scale})", scale=scale) if scale else say("mean answer")


def _gap(measured: SurveyGap) -> str:
    gap = measured.gap
    low, high = fixed(gap.lower, 2), fixed(gap.upper, 2)
    return say("{gap}  ({low} to {high})", gap=fixed(gap.gap, 2), low=low, high=high)


def _seen(rows: list[Row]) -> str:
    (first, largest), (last, smallest) = rows[0], rows[-1]
    return say(
        "Surely below expectation: {below} of {n}; surely above: {above}. Largest shortfall: "
        "{first}, {largest}. At the other end: {last}, {smallest}.",
        below=sum(measured.gap.upper < 0 for _, measured in rows),
        n=len(rows),
        above=sum(measured.gap.lower > 0 for _, measured in rows),
        first=first,
        largest=_gap(largest),
        last=last,
        smallest=_gap(smallest),
    )

"""Expected against found: a dumbbell for each dimension or item, with the gap's interval."""

from typing import Literal

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
from cxlab.numbers import exact_percent, fixed
from cxlab.questions.service_quality.gaps import Gaps, SurveyGap
from cxlab.questions.service_quality.tables import gap_table, item_table

Row = tuple[str, SurveyGap]
LEAST_HEIGHT, ROW = 1.5, 0.27  # inches


def draw_dumbbells(gaps: Gaps, by: Literal["dimension", "item"]) -> Figure:
    """Draw expectation and perception of each dimension or item, and the gap beside them."""
    rows = _rows(gaps, by)
    if not rows:
        return nothing_to_draw(f"gaps-by-{by}", f"{gaps.survey.name} asks no item on both sides.")
    with canvas(7.2, LEAST_HEIGHT + ROW * len(rows)) as (drawing, axes):
        expected, perceived = [f.expectation for _, f in rows], [f.perception for _, f in rows]
        axes.hlines(range(len(rows)), expected, perceived, color=SHADE, linewidth=2.2, zorder=1)
        axes.plot(expected, range(len(rows)), "o", color=SMALL, markersize=8,
                  markerfacecolor="white", label="expected")  # fmt: skip
        axes.plot(perceived, range(len(rows)), "o", color=LARGE, markersize=8, label="found")
        axes.legend(loc="lower left", bbox_to_anchor=(0, 1), ncols=2, frameon=False)
        name_rows(axes, [axis_label(name) for name, _ in rows], fontsize=9)
        axes.set_ylim(len(rows) - 0.4, -0.8)
        low, high = min(*expected, *perceived), max(*expected, *perceived)
        room = 0.05 * (high - low or 1)
        axes.set_xlim(low - room, high + room)
        beside = axes.get_yaxis_transform()
        for place, (_, found) in enumerate(rows):
            axes.text(1.02, place, _gap(found), transform=beside, va="center", fontsize=9)
        head = f"gap, {exact_percent(gaps.level)} interval"
        axes.text(1.02, -0.9, head, transform=beside, va="bottom", fontsize=9)
        scale = f" ({gaps.survey.scale})" if gaps.survey.scale else ""
        axes.set_xlabel(f"mean answer{scale}")
        svg = to_svg(drawing, f"gaps-by-{by}")
    data = gap_table(gaps) if by == "dimension" else item_table(gaps)
    return Figure(f"gaps-by-{by}", svg, _alt(gaps, rows, by), data, _caption(gaps, by))


def _rows(gaps: Gaps, by: str) -> list[Row]:
    if by == "item":
        return [(item.label, item.survey) for item in gaps.items]
    found = [(gap.dimension, gap.survey) for gap in gaps.dimensions]
    return sorted(((name, g) for name, g in found if g), key=lambda row: row[1].gap.gap)


def _gap(found: SurveyGap) -> str:
    gap = found.gap
    return f"{fixed(gap.gap, 2)}  ({fixed(gap.lower, 2)} to {fixed(gap.upper, 2)})"


def _caption(gaps: Gaps, by: str) -> str:
    return (
        f"Expected (open) and found (filled) by {by}, largest shortfall first. Survey: "
        f"{gaps.survey.name}."
    )


def _alt(gaps: Gaps, rows: list[Row], by: str) -> str:
    below = sum(found.gap.upper < 0 for _, found in rows)
    above = sum(found.gap.lower > 0 for _, found in rows)
    first, last = rows[0], rows[-1]
    return (
        f"{_caption(gaps, by)} Surely below expectation: {below} of {len(rows)}; surely above: "
        f"{above}. Largest shortfall: {first[0]}, {_gap(first[1])}. At the other end: {last[0]}, "
        f"{_gap(last[1])}."
    )

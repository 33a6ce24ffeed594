"""Every figure a second time for phones: narrow, its letters as large as on a desk."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import replace
from functools import wraps
from textwrap import fill
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar, cast

if TYPE_CHECKING:
    from matplotlib.axes import Axes

Given = ParamSpec("Given")
Figure = TypeVar("Figure")  # cxlab.figures.figure.Figure, which imports from here

WIDTH = 3.85  # inches: on a phone 360 pixels wide a point is then 1.2 pixels
LOW = 3.0  # inches high: with some words above it, it ends on the first screen
LETTERS = 10  # points at least: 12 pixels there
LINE = 38  # letters of an axis's label that fit on a line
UPRIGHT = 24  # of one that stands upright
AROUND = 0.9  # inches above and below the rows of a figure

_is_narrow: ContextVar[bool] = ContextVar("is_narrow", default=False)


def on_phones_too(draw: Callable[Given, Figure]) -> Callable[Given, Figure]:
    """Let what draws a figure draw it for phones, too: the page shows the one that fits.

    Examples
    --------
    >>> from cxlab.figures.figure import nothing_to_draw
    >>> on_phones_too(nothing_to_draw)("lost", "nobody left").narrow[:4]
    '<svg'
    """

    @wraps(draw)
    def both(*given: Given.args, **named: Given.kwargs) -> Figure:
        """Return the figure, with the same drawn narrow beside it."""
        wide = draw(*given, **named)
        if is_narrow():  # a part of a figure that is now drawn for phones
            return wide
        with narrow():
            slim: Any = draw(*given, **named)
        both_of_them: Figure = replace(cast(Any, wide), narrow=slim.svg)
        return both_of_them

    return both


@contextmanager
def narrow() -> Iterator[None]:
    """Draw for phones inside this context."""
    before = _is_narrow.set(True)
    try:
        yield
    finally:
        _is_narrow.reset(before)


def is_narrow() -> bool:
    """Say whether the figure is now drawn for phones.

    Examples
    --------
    >>> is_narrow()
    False
    """
    return _is_narrow.get()


def make_legible(axes: "Axes") -> None:
    """Enlarge a panel's small letters, and let long labels of its axes take several lines."""
    from cxlab.figures.light_axes import texts_of

    legend = axes.get_legend()
    for text in (*texts_of(axes), *(legend.get_texts() if legend else ())):
        text.set_fontsize(max(text.get_fontsize(), LETTERS))
    axes.tick_params(labelsize=LETTERS)
    axes.set_xlabel(fill(axes.get_xlabel(), LINE))
    axes.set_ylabel(fill(axes.get_ylabel(), UPRIGHT))


def make_room_above(axes: "Axes", rows: int, above: float) -> None:
    """Make a figure so high that the names of its rows fit above them."""
    drawing = axes.get_figure(root=True)
    if drawing is None:
        return
    now = drawing.get_figheight()
    needed = AROUND + rows * (above + 1.7 * LETTERS) / 72
    drawing.set_size_inches(drawing.get_figwidth(), max(now, needed))

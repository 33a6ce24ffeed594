"""matplotlib's panels without the ticks that `cxlab.figures.scales` draws in another way.

matplotlib makes four ticks for every panel, of four parts each, clips every text at the panel's
frame although none is cut off: a third of the time a figure takes.
"""

from typing import Any

from matplotlib import rcParams
from matplotlib.axes import Axes
from matplotlib.axis import XAxis, YAxis
from matplotlib.patches import Rectangle
from matplotlib.spines import Spine
from matplotlib.text import Text
from matplotlib.transforms import IdentityTransform

from cxlab.figures.light_text import LightText

WORDS = {"fontsize": "size", "fontweight": "weight"}


class _WithoutTicks:
    """Stands before an axis of matplotlib's, which sets up all ticks it finds: none."""

    majorTicks: Any = ()  # noqa: N815 - matplotlib's names
    minorTicks: Any = ()  # noqa: N815

    def get_major_ticks(self, numticks: int | None = None) -> list[Any]:
        """Return none; matplotlib would make as many as are asked for."""
        return []

    get_minor_ticks = get_major_ticks


class _Below(_WithoutTicks, XAxis):
    """A horizontal axis."""


class _Beside(_WithoutTicks, YAxis):
    """A vertical axis."""


class _Background(Rectangle):
    """A panel's square from 0 to 1, by whose place all that is clipped asks to be clipped."""

    def get_patch_transform(self) -> IdentityTransform:
        """Return no step; matplotlib would work out for each that it comes to none."""
        return IdentityTransform()


class LightAxes(Axes):
    """A panel whose axes know limits, places and numbers, and draw nothing."""

    def _gen_axes_spines(self) -> dict[str, Spine]:
        return {side: Spine.linear_spine(self, side) for side in ("left", "bottom")}

    def _gen_axes_patch(self) -> _Background:
        return _Background((0, 0), 1, 1)

    def _init_axis(self) -> None:
        self.xaxis, self.yaxis = _Below(self, clear=False), _Beside(self, clear=False)
        self.spines["bottom"].register_axis(self.xaxis)
        self.spines["left"].register_axis(self.yaxis)

    def clear(self) -> None:
        """Clear the panel; put its frame where ticks would have put it."""
        super().clear()
        for spine in self.spines.values():
            spine.set_position(("outward", 0))

    def _update_title_position(self, renderer: Any) -> None:
        """Leave titles alone: there are none, and to place them measures all around the panel."""

    def text(self, x: float, y: float, s: str, fontdict: Any = None, **words: Any) -> Any:
        """Write a text, never clipped; one that is turned is matplotlib's own."""
        look = {WORDS.get(name, name): value for name, value in ((fontdict or {}) | words).items()}
        if "rotation" in look:
            turned = Text(x, y, text=s, **look)
            self._add_text(turned)  # type: ignore[attr-defined]  # its add_artist would clip
            return turned
        look = {"color": rcParams["text.color"], "size": rcParams["font.size"]} | look
        written = LightText(x, y, s, **look)
        self._set_artist_props(written)  # type: ignore[attr-defined]
        self._children.append(written)  # type: ignore[attr-defined]
        return written


def texts_of(axes: Axes) -> list[Text | LightText]:
    """Return all that is written in a panel, its axes' numbers and legend apart."""
    light = (child for child in axes.get_children() if isinstance(child, LightText))
    return [*axes.texts, *light]

"""matplotlib's panels without the ticks that `cxlab.figures.scales` draws in another way.

matplotlib makes four ticks for every panel, of four parts each, clips every text at the panel's
frame although none is cut off, and lays it out three times: a third of the time a figure takes.
"""

from typing import Any, cast

from matplotlib.axes import Axes
from matplotlib.axis import XAxis, YAxis
from matplotlib.text import Text
from matplotlib.transforms import Bbox


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


class Words(Text):
    """A text that is laid out once; matplotlib does it whenever it measures or draws."""

    _known: tuple[Any, Any] = (None, None)

    def _get_layout(self, renderer: Any) -> Any:
        """Return the layout around the text's place, of which it does not depend."""
        prop = self.get_fontproperties()
        letters = (self.get_text(), prop.get_size(), prop.get_weight())
        place = (self.get_rotation(), self.get_horizontalalignment(), self.get_verticalalignment())
        asked = (renderer, *letters, *place)
        if self._known[0] != asked:
            self._known = asked, super()._get_layout(renderer)  # type: ignore[misc]
        return self._known[1]

    def get_window_extent(self, renderer: Any = None, dpi: float | None = None) -> Bbox:
        """Return what the text covers, in pixels."""
        if renderer is None or dpi is not None or not self.get_text():
            return super().get_window_extent(renderer, dpi)
        box, *_ = self._get_layout(renderer)
        x, y = self.get_transform().transform(self.get_unitless_position())
        return cast(Bbox, box.translated(x, y))


class LightAxes(Axes):
    """A panel whose axes know limits, places and numbers, and draw nothing."""

    def _init_axis(self) -> None:
        self.xaxis, self.yaxis = _Below(self, clear=False), _Beside(self, clear=False)
        for spine in ("bottom", "top"):
            self.spines[spine].register_axis(self.xaxis)
        for spine in ("left", "right"):
            self.spines[spine].register_axis(self.yaxis)

    def clear(self) -> None:
        """Clear the panel; put its frame where ticks would have put it."""
        super().clear()
        for spine in self.spines.values():
            spine.set_position(("outward", 0))

    def text(self, x: float, y: float, s: str, fontdict: Any = None, **words: Any) -> Text:
        """Write a text; never clipped."""
        made = Words(x, y, text=s, **(fontdict or {}) | words)
        self._add_text(made)  # type: ignore[attr-defined]  # its add_artist would clip
        return made

import re
from itertools import product

import matplotlib
import pytest
from matplotlib.axes import Axes

from cxlab.figures import figure
from cxlab.figures.light_axes import LightAxes

# What matplotlib writes around a text that is neither turned nor a group.
GROUP = re.compile(r'<g id="[^"]*text_\d+">\s*(<text[^<]*</text>)\s*</g>')
UNTURNED = re.compile(r' transform="rotate\(-0 [^"]*"')


def plain(svg):
    """A drawing without what says nothing."""
    svg = UNTURNED.sub("", GROUP.sub(r"\1", svg)).replace("text-anchor: start; ", "")
    return " ".join(svg.replace("700", "bold").split())


def drawn(monkeypatch, axes_class):
    """What a drawing with all that our figures use becomes, on panels of a kind."""
    monkeypatch.setattr("cxlab.figures.light_axes.LightAxes", axes_class)
    with figure.canvas(5, 3) as (drawing, axes):
        axes.plot([1, 2, 3], [10, 40, 20], "o", label="found")
        axes.fill_between([1, 3], [5, 5], [15, 15], hatch="//")
        axes.hlines([20], 1, 3)
        axes.axvline(2, color="grey")
        axes.set_yticks([10, 20, 40])
        axes.set_ylim(50, 0)
        axes.set_xlabel("how many")
        axes.set_ylabel("how much")
        for across, up in product(
            ("left", "center", "right"), ("top", "center", "center_baseline", "baseline", "bottom")
        ):
            axes.text(2, 30, "here", ha=across, va=up, fontsize=8.5, fontweight="bold", color="red")
        axes.legend(loc="lower left", bbox_to_anchor=(0, 1), frameon=False)
        return plain(figure.to_svg(drawing, "every-part"))


def test_a_light_panel_draws_what_matplotlibs_own_does(monkeypatch):
    light = drawn(monkeypatch, LightAxes)
    assert light == drawn(monkeypatch, Axes)
    assert all(word in light for word in (">here<", ">how many<", ">40<", ">found<"))


def test_panels_that_share_an_axis_do_too():
    found = []
    for kind in (LightAxes, Axes):
        with figure.canvas(5, 3) as (drawing, _):
            drawing.clear()
            panels = drawing.subplots(1, 2, sharey=True, subplot_kw={"axes_class": kind})
            for panel, top in zip(panels, (3, 5), strict=True):
                panel.plot([1, 2], [0, top])
            found.append(plain(figure.to_svg(drawing, "two")))
    assert found[0] == found[1]


def test_it_has_no_ticks_and_knows_where_they_would_be():
    with figure.canvas(5, 3) as (_, axes):
        axes.set_xlim(0, 10)
        assert axes.xaxis.get_major_ticks(5) == axes.yaxis.get_minor_ticks() == []
        assert axes.get_xticks() == pytest.approx([0, 2, 4, 6, 8, 10])
        assert axes.text(1, 1, "a").get_transform() == axes.transData
    assert matplotlib.rcParams["svg.hashsalt"] is None

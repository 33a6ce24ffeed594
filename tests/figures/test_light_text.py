import io
import re

import pytest
from matplotlib.text import Text

from cxlab.figures import figure
from cxlab.figures.light_axes import LightAxes, texts_of
from cxlab.figures.svg_renderer import LetterRenderer

PLACE = re.compile(r'x="([\d.]+)" y="([\d.]+)"[^>]*>(\w+)<')


@pytest.mark.parametrize("up", ["top", "center", "center_baseline", "baseline", "bottom"])
@pytest.mark.parametrize("across", ["left", "center", "right"])
def test_lines_cover_what_those_of_matplotlib_do(across, up):
    with figure.canvas(5, 3) as (drawing, axes):
        drawing.dpi = figure.POINTS
        renderer = LetterRenderer(*drawing.bbox.size, io.StringIO())
        words = {"ha": across, "va": up, "size": 8, "weight": "bold"}
        light = axes.text(0.3, 0.6, "one\nand two\nthree", **words)
        usual = super(LightAxes, axes).text(0.3, 0.6, "one\nand two\nthree", **words)
        assert isinstance(usual, Text)
        covered = light.get_window_extent(renderer).extents
        assert covered == pytest.approx(usual.get_window_extent(renderer).extents)


def test_every_line_is_written_below_the_one_before_and_at_the_same_side():
    with figure.canvas(5, 3) as (drawing, axes):
        axes.set_axis_off()
        axes.text(0.5, 0.5, "first\nsecond\n\nfourth", ha="right", va="center")
        svg = figure.to_svg(drawing, "lines")
    lines = [(float(x), float(y), word) for x, y, word in PLACE.findall(svg)]
    assert [word for *_, word in lines] == ["first", "second", "fourth"]
    assert len({x for x, *_ in lines}) == 1
    (_, first, _), (_, second, _), (_, fourth, _) = lines
    assert fourth - second == pytest.approx(2 * (second - first), abs=1e-5)
    assert svg.count("text-anchor: end") == 3


def test_a_text_changed_after_it_was_measured_is_laid_out_anew():
    with figure.canvas(5, 3) as (drawing, axes):
        renderer = LetterRenderer(*drawing.bbox.size, io.StringIO())
        text = axes.text(0.5, 0.5, "short")
        before = text.get_window_extent(renderer).width
        text.set_fontsize(2 * text.get_fontsize())
        assert text.get_window_extent(renderer).width == pytest.approx(2 * before)
        assert texts_of(axes) == [text]


def test_what_somebody_wrote_cannot_end_the_text():
    with figure.canvas(5, 3) as (drawing, axes):
        axes.text(0.5, 0.5, '</text><script>"&')
        svg = figure.to_svg(drawing, "hostile")
    assert "<script" not in svg
    assert "&lt;/text&gt;&lt;script&gt;" in svg

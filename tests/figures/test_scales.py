import io

import pytest
from matplotlib.transforms import Bbox

from cxlab.figures.figure import canvas
from cxlab.figures.light_axes import texts_of
from cxlab.figures.scales import draw_scales
from cxlab.figures.svg_renderer import LetterRenderer


def drawn(low, high):
    with canvas(5, 3) as (drawing, axes):
        axes.set_xlim(low, high)
        axes.set_ylim(high, low)
        axes.set_xlabel("across")
        axes.set_ylabel("up")
        plain = drawing.add_subplot()
        plain.set(xlim=(low, high), ylim=(high, low))
        ticks = [
            [t.get_text() for t in axis.get_ticklabels()] for axis in (plain.xaxis, plain.yaxis)
        ]
        plain.remove()
        ends = axes.get_xlim()
        places = [place for place in axes.get_xticks() if ends[0] <= place <= ends[1]]
        renderer = LetterRenderer(*drawing.bbox.size, io.StringIO())
        draw_scales(axes, renderer)
        boxes = [text.get_window_extent(renderer) for text in texts_of(axes)]
    return axes, ticks, places, boxes


@pytest.mark.parametrize(
    ("low", "high"), [(0, 1), (-0.31, 0.72), (1e6, 1e6 + 5), (2e-7, 9e-7), (0, 3e12)]
)
def test_numbers_stand_at_their_places_and_are_written_in_full(low, high):
    axes, (across, up), places, _ = drawn(low, high)
    written = [(text.get_text(), text.get_position()) for text in texts_of(axes)]
    for place in places:
        for where in ((place, 0), (0, place)):
            word = next(word for word, position in written if position == where)
            assert float(word.replace("\N{MINUS SIGN}", "-")) == pytest.approx(place, rel=1e-6)
    assert {word for word, _ in written} <= {*across, *up, "across", "up"}
    assert len(places) > 2
    assert not axes.xaxis.get_visible()
    assert not axes.yaxis.get_visible()


@pytest.mark.parametrize(("low", "high"), [(0, 1), (-123.4, 567.8), (1e6, 1e6 + 5)])
def test_nothing_overlaps(low, high):
    *_, boxes = drawn(low, high)
    for place, box in enumerate(boxes):
        for other in boxes[:place]:
            assert Bbox.intersection(box, other) is None


def test_a_mark_at_the_very_end_is_drawn_and_one_beyond_it_is_not():
    axes, *_ = drawn(0.0, 1.0)
    words = [text.get_text() for text in texts_of(axes)]
    assert words.count("0.0") == words.count("1.0") == 2
    assert "1.2" not in words


def test_an_axis_turned_off_stays_off():
    with canvas(5, 3) as (drawing, axes):
        axes.axis("off")
        draw_scales(axes, LetterRenderer(*drawing.bbox.size, io.StringIO()))
    assert not texts_of(axes)

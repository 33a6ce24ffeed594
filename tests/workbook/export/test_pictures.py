from dataclasses import replace

import pytest

from cxlab.errors import InputError
from cxlab.workbook.export.pictures import pictures_of
from tests.workbook.export.reported import figure, ran


def test_figures_come_in_order_with_alt_text_and_caption():
    bars, lines = pictures_of(ran(figures=[figure("bars"), figure("lines", "")]))
    assert (bars.name, lines.name) == ("bars", "lines")
    assert bars.caption == "What people bought, in two lines & more."
    assert lines.caption == lines.alt == "Three people bought a."
    assert bars.svg.startswith("<svg ")
    assert "a &lt; b" in bars.svg
    assert (bars.width, bars.height) == (7.2 * 72, 2.5 * 72)


@pytest.mark.parametrize(
    "planted",
    [
        "<script>alert(1)</script>",
        "<foreignObject/>",
        '<image href="http://127.0.0.1/a.png"/>',
        '<image href="file:///etc/passwd"/>',
        '<g onload="alert(1)"/>',
        '<g style="fill: url(http://127.0.0.1/a)"/>',
        '<!DOCTYPE svg [<!ENTITY a "b">]>',
        "<g>",
    ],
)
def test_what_is_more_than_a_drawing_is_refused(planted):
    drawn = figure()
    forged = replace(drawn, svg=drawn.svg.replace("</svg>", f"{planted}</svg>"))
    with pytest.raises(InputError, match="figure 'bars' holds no picture that cxlab drew"):
        pictures_of(ran(figures=[forged]))


def test_a_picture_too_large_for_any_machine_is_refused():
    drawn = figure()
    forged = replace(drawn, svg=drawn.svg.replace("518.4 180", "518.4 1e9"))
    assert forged.svg != drawn.svg
    with pytest.raises(InputError, match="holds no picture that cxlab drew"):
        pictures_of(ran(figures=[forged]))


def test_a_name_cannot_lead_out_of_the_folder():
    with pytest.raises(InputError, match=r"a figure is called '\.\./bars'"):
        pictures_of(ran(figures=[replace(figure(), name="../bars")]))

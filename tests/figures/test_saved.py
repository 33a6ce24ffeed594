import re
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest

from tests.figures.test_figure import DRAW


@pytest.mark.parametrize("name", ["funnel", "gap-model"])
def test_a_figure_can_be_saved_as_a_file_without_net_or_script(name):
    figure = DRAW[name]()
    html = figure._repr_html_()
    (link,) = re.findall(r'<a [^>]*download="([^"]+)"[^>]*href="data:image/svg\+xml,([^"]+)"', html)
    assert link[0] == f"{name}.svg"
    saved = ElementTree.fromstring(unquote(link[1]))
    texts = [
        [t.text for t in root.iter("{http://www.w3.org/2000/svg}text")]
        for root in (saved, ElementTree.fromstring(figure.svg))
    ]
    assert texts[0] == texts[1] != []
    assert not re.search(r"https?:", html)

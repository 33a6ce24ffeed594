import json
from math import inf

import pytest

from cxlab.table import Table

TABLE = Table(
    "A <caption>",
    ("Name", "Value"),
    (("<b>", 0.123456), ("none", None)),
    {"Value": "{:.2f}".format},
)


def test_three_faces():
    data, metadata = TABLE._repr_mimebundle_()
    assert data["text/plain"].splitlines() == [
        "A <caption>",
        "  Name  Value",
        "  <b>    0.12",
        "  none      –",
    ]
    assert "&lt;b&gt;" in data["text/html"]
    assert "<b>" not in data["text/html"]
    assert '<th scope="row">' in data["text/html"]
    assert metadata["cxlab"]["rows"][0] == ["<b>", 0.123456]


def test_a_table_without_rows_is_a_sentence():
    assert Table("Nothing <here>", ("a",), (), note="Why.")._repr_html_() == (
        '<p class="cx-note">Nothing &lt;here&gt;. Why.</p>'
    )


def test_infinite_values_stay_strict_json():
    _, metadata = Table("t", ("a", "b"), (("x", inf),))._repr_mimebundle_()
    json.dumps(metadata, allow_nan=False)


def test_ragged_rows_and_unknown_formats_are_refused():
    with pytest.raises(ValueError, match="row 0 of 't' has 1 values for 2 columns"):
        Table("t", ("a", "b"), (("x",),))
    with pytest.raises(ValueError, match="no column"):
        Table("t", ("a",), (("x",),), {"c": str})

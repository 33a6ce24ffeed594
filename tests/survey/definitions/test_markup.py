import pytest

from cxlab.survey.definitions.markup import plain


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("<p>One</p><p>two</p>", "One two"),
        ("s<b>tro</b>ng", "strong"),
        ("a &lt; b &amp; c&nbsp;d", "a < b & c d"),
        ("3 < 4 and 5 > 4", "3 < 4 and 5 > 4"),
        ("<style>p {x}</style>Ask<!-- not this -->", "Ask"),
        (None, ""),
    ],
)
def test_wordings_are_shown_as_people_read_them(text, shown):
    assert plain(text) == shown

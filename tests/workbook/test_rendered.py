import pytest
from nbformat.v4 import new_output

from cxlab.figures.saved import address_of
from cxlab.workbook.rendered import KEPT, digest_of, digests, fractions, weighed


def test_what_an_output_shows_itself_comes_before_what_it_was_committed_with():
    output = new_output("display_data", {"text/html": "<b>1</b>", "text/plain": "1"})
    output.metadata[KEPT] = {"text/html": {"words": "of another day"}}
    assert digests(output) == {"text/html": digest_of("text/html", "<b>1</b>")}
    output.data = {"text/plain": "1"}
    assert digests(output) == {"text/html": {"words": "of another day"}}


def test_a_widget_is_random_in_each_run():
    view = {"application/vnd.jupyter.widget-view+json": {"model_id": "f00"}}
    assert digests(new_output("display_data", view)) == {}


def drawing(x, y, id="p0123456789", colour="#2f7fc1"):
    return f'<svg><g id="{id}" fill="{colour}"><path d="M {x} {y}"/></g><text>1.5</text></svg>'


def test_places_of_a_drawing_are_summed_and_names_made_from_them_do_not_count():
    a, b = (digest_of("image/svg+xml", drawing(*at)) for at in ((1.5, 2.25), (1.500001, 2.25)))
    assert a["words"] == b["words"]
    assert a["drawn"] == pytest.approx(b["drawn"], abs=1e-5)
    renamed = digest_of("image/svg+xml", drawing(1.5, 2.25, id="pabcdef0123"))
    assert renamed == a


@pytest.mark.parametrize("other", [drawing(2.25, 1.5), drawing(1.5, 2.26), drawing(-1.5, 2.25)])
def test_another_place_is_another_sum(other):
    a, b = (digest_of("text/html", text) for text in (drawing(1.5, 2.25), other))
    assert abs(a["drawn"] - b["drawn"]) > 1e-3


@pytest.mark.parametrize(
    "other",
    [
        drawing(1.5, 2.25, colour="#2f7fc2"),
        drawing(1.5, 2.25).replace(">1.5<", ">1.6<"),
        f'{drawing(1.5, 2.25)}<img src="data:image/png;base64,AA09"/>',
    ],
)
def test_other_words_are_other_words(other):
    a, b = (digest_of("text/html", text)["words"] for text in (drawing(1.5, 2.25), other))
    assert a != b


def test_pixels_count_to_the_byte_but_not_how_their_lines_are_broken():
    assert digest_of("image/png", "AAAA\nBBBB\n") == digest_of("image/png", "AAAABBBB")
    assert digest_of("image/png", "AAAA1BBB") != digest_of("image/png", "AAAA2BBB")


def test_only_numbers_of_many_digits_are_taken_out():
    text = "−0.123456789012 of 1,234 (5.5%), 1e-20, 12345678901, f00d1.234567890123, 9.99e999"
    words, numbers = fractions(text)
    assert numbers == [-0.123456789012]
    assert words == text.replace("−0.123456789012", "NUMBER")


def test_two_numbers_that_change_places_are_told():
    assert weighed([1, 2, 3]) != weighed([2, 1, 3])


def test_a_picture_to_save_is_kept_once_as_the_picture_it_is():
    """Another processor rounds its places otherwise, and an address is no drawing to add up."""
    pages = [
        f'<svg><path d="M {place}"/></svg><a href="{address_of(f"<svg>{place}</svg>")}">save</a>'
        for place in ("1.234567", "1.234568")
    ]
    one, other = (digest_of("text/html", page) for page in pages)
    assert one["words"] == other["words"]
    assert one["drawn"] != other["drawn"]

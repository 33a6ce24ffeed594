import pytest

from cxlab.errors import InputError
from cxlab.survey.codebook.codebook_file import read_codebook

P = "  P01: {role: perception, item: 1}\n"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "columns:\n  P1: {role: perception, dimension: FILL IN}\n"
            "  P2: {role: perception, dimension: fill in}\n",
            "column 'P1', key 'dimension' still says FILL IN .and 1 more places.. Write what it is",
        ),
        (
            "answers: {good: FILL IN}\ncolumns:\n" + P,
            "key 'good' still says FILL IN. Write its number on the scale",
        ),
        ("scale: FILL IN\ncolumns:\n" + P, "key 'scale' still says FILL IN. Write both ends"),
    ],
)
def test_a_place_left_open_is_named_with_what_to_write_there(tmp_path, text, message):
    path = tmp_path / "shop.yml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=f"^shop.yml[:,].*{message}"):
        read_codebook(path)

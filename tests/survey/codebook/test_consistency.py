import pytest

from cxlab.errors import InputError
from cxlab.survey.codebook.codebook_file import read_codebook

P = "  P01: {role: perception, item: 1}\n"


def of(tmp_path, text):
    path = tmp_path / "shop.yml"
    path.write_text(text, encoding="utf-8")
    return read_codebook(path)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("columns:\n  b: {role: group}\n", "there is nothing to analyse"),
        (
            f"columns:\n{P}  P1: {{role: perception, item: 01}}\n",
            "both have the perception of item",
        ),
        (f"columns:\n{P}  a: weight\n  b: weight\n", "'a' and 'b' both have the role weight"),
        (
            f"columns:\n{P}  E1: {{role: expectation, item: 1, scale: [1, 5]}}\n",
            "item 1: columns 'P01' and 'E1' have the scales 1 to 7 and 1 to 5",
        ),
        (
            "columns:\n  E1: {role: expectation, item: 1, dimension: a}\n"
            "  P1: {role: perception, item: 1, dimension: b}\n",
            "have the dimensions 'a' and 'b'",
        ),
        (
            "columns:\n  s_1: {role: outcome}\n  s_2: {role: outcome, scale: [1, 5]}\n",
            "the outcome 's': columns 's_1' and 's_2' have the scales",
        ),
    ],
)
def test_columns_that_do_not_fit_each_other(tmp_path, text, message):
    with pytest.raises(InputError, match=f"^shop.yml: .*{message}"):
        of(tmp_path, text)


def test_a_scale_of_its_own_for_importance_is_no_mistake(tmp_path):
    """Importance may be points out of 100; only what is subtracted needs one scale."""
    codebook = of(tmp_path, f"columns:\n{P}  I1: {{role: importance, item: 1, scale: [0, 100]}}\n")
    assert codebook.column("I1").scale == (0, 100)


def test_an_item_tells_its_dimension_and_label_once(tmp_path):
    said = "  E01: {role: expectation, item: 1, dimension: speed, label: fast}\n"
    codebook = of(tmp_path, f"columns:\n{P}{said}  x: {{role: ignore, item: 1}}\n")
    assert [(column.dimension, column.label) for column in codebook.columns] == [
        ("speed", "fast"),
        ("speed", "fast"),
        ("", ""),
    ]

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
        ("", "found nothing, need 'columns:'; draft one with 'cxlab codebook FILE'"),
        ("- a\n- b\n", "is not a codebook: found a list"),
        ("E01,P01\n5,6\n", "is not a codebook: found text"),
        ("title: x\n", "key 'columns': found nothing, need a line for each column"),
        ("columns: [E01]\n", "key 'columns': found .E01., need a line for each column"),
        ("columns:\n  Item #1: group\n", "key 'columns': found 'Item', need .*quote text"),
        ("columns:\n  P01: {Role: perception}\n", "unknown key 'Role'.* Did you mean 'role'"),
        ("colums:\n" + P, "unknown key 'colums'; allowed are .*Did you mean 'columns'"),
        ("title: [a]\ncolumns:\n" + P, "key 'title': found .a., need text"),
        ("scale: [7, 1]\ncolumns:\n" + P, "found .7, 1., need the lower end first.*reversed"),
        ("scale: 1-7\ncolumns:\n" + P, "key 'scale': found '1-7', need both ends, e.g. .1, 7."),
        ("scale: [1, 5, 7]\ncolumns:\n" + P, "need both ends"),
        ("missing: {99: x}\ncolumns:\n" + P, "key 'missing': found a table, need a list"),
        ("missing: [7]\ncolumns:\n" + P, "column 'P01': 7 is a code for 'missing' and also an"),
        ("answers: [a]\ncolumns:\n" + P, "key 'answers': found .a., need words and their"),
        ("answers: {yes: 8}\ncolumns:\n" + P, "'yes' is '8', need a number on the scale 1 to 7"),
        ("answers: {yes: 7, Yes: 6}\ncolumns:\n" + P, "'Yes' has two numbers"),
        ("missing: [no]\nanswers: {no: 1}\ncolumns:\n" + P, "'no' is in 'missing' and in"),
        ("columns:\n  P01:\n", "column 'P01': found nothing, need its role, e.g. .role: group"),
        ("columns:\n  P01: percepton\n", "column 'P01': found 'percepton', need its role"),
        ("columns:\n  P01: {item: 1}\n", "key 'role': it is missing, allowed are expectation"),
        (
            "columns:\n  E01: {role: expectaton}\n",
            "column 'E01', key 'role': found 'expectaton', allowed are .*mean 'expectation'",
        ),
        ("columns:\n  P01: {role: perception, dimenson: x}\n", "Did you mean 'dimension'"),
        ("columns:\n  b: {role: group, scale: [1, 5]}\n", "'scale'; allowed of role group are"),
        ("columns:\n  P01: {role: perception, reversed: 2}\n", "found '2', need true or false"),
        ("columns:\n  u: {role: screen}\n", "key 'exclude': it is missing; list the values"),
    ],
)
def test_every_mistake_is_named(tmp_path, text, message):
    with pytest.raises(InputError, match=f"^shop.yml[:,].*{message}"):
        of(tmp_path, text)


def test_yes_or_no_has_a_scale_of_its_own(tmp_path):
    text = "scale: [1, 5]\ncolumns:\n  spoke: complained\n  gone: {role: left, answers: {2: 0}}\n"
    spoke, gone = of(tmp_path, text).columns
    assert spoke.scale == gone.scale == (0.0, 1.0)
    assert (spoke.answers["yes"], gone.answers) == (1.0, {"2": 0.0})
    with pytest.raises(InputError, match="unknown key 'scale'; allowed of role complained"):
        of(tmp_path, "columns:\n  spoke: {role: complained, scale: [1, 2]}\n")
    with pytest.raises(InputError, match="both have the role handling"):
        of(tmp_path, "columns: {a: handling, b: handling}\n")

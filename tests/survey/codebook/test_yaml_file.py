import pytest

from cxlab.errors import InputError
from cxlab.survey.codebook.yaml_file import read_yaml


def of(tmp_path, text):
    path = tmp_path / "book.yml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_yaml(path)


def test_nothing_is_guessed(tmp_path):
    """PyYAML would read a truth, a number in base 8, a date, minutes and nothing."""
    text = "no: yes\n010: 010\n2024-01-01: 2024-01-01\n1:30: on\n~: ~\n5: [1.0, 'null', null]\n"
    assert of(tmp_path, text) == {
        "no": "yes",
        "010": "010",
        "2024-01-01": "2024-01-01",
        "1:30": "on",
        "~": "",
        "5": ["1.0", "null", ""],
    }


def test_a_tag_builds_nothing(tmp_path):
    assert of(tmp_path, "a: !!python/object/apply:os.getcwd []\n") == {"a": []}


BOMB = "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a: {b: 1\nc: 2\n", "book.yml, line 2: is not YAML"),
        ("a: b: c\n", "line 1: is not YAML .mapping values are not allowed here.; quote text"),
        ("a:\n\tb: 2\n", "line 2: is not YAML .*indent with spaces, not with tabs"),
        (BOMB, "line 2: aliases .*are not read"),
        ("a: *important*\n", "line 1: "),
        ("a: 1\nb: 2\na: 3\n", "line 3: 'a' was there before"),
        ("x y: 1\n'x  y': 3\n", "line 2: 'x y' was there before"),
        ("[1, 2]: 3\n", "line 1: a key must be text, found a list"),
        ("a: \x07\n", "is not YAML"),
        ("a: b\n---\nc: d\n", "is not YAML"),
        ("[" * 100_000, "lists within lists, more than the 8"),
        ("제목: 기대".encode("cp949"), "is not UTF-8 text"),
        (b"PK\x03\x04\xff", "is not UTF-8 text"),
        ("a: " + "x" * 3_000_000, "more than the 2,000,000 that are read"),
    ],
)
def test_what_is_refused(tmp_path, text, message):
    with pytest.raises(InputError, match=message):
        of(tmp_path, text)


def test_no_file(tmp_path):
    with pytest.raises(InputError, match="no.yml: there is no such file"):
        read_yaml(tmp_path / "no.yml")
    with pytest.raises(InputError, match="cannot be read"):
        read_yaml(tmp_path)

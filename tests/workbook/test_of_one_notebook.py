import pytest

from cxlab.errors import InputError


@pytest.mark.parametrize("command", ["run", "sweep"])
@pytest.mark.parametrize("word", ["shop.csv", "level=.9"])
def test_a_word_too_many_is_said_with_how_it_is_given(inside, tmp_path, command, word):
    with pytest.raises(InputError) as refused:
        inside(command, "choice_overload", "--out", "out", word)
    setting = word if "=" in word else f"data={word}"
    assert str(refused.value).endswith(f"did you mean -p {setting}?")
    assert list(tmp_path.iterdir()) == []

from cxlab.questions.context_effects.choices import menus_of, options_of


def test_a_list_is_letters_or_names():
    assert options_of("ab") == {"a", "b"}
    assert options_of("red tea + rum") == {"red tea", "rum"}
    rows = [("tea", "ab", "a", 3), ("tea", "ba", "b", 4)]
    assert menus_of(rows) == {"tea": {frozenset("ab"): {"a": 3, "b": 4}}}

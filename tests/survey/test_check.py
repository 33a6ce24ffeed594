from cxlab.survey.check import named


def test_only_the_first_few_cases_are_named():
    assert named(["a", "b"]) == "a, b"
    assert named(map(str, range(8))) == "0, 1, 2, 3, 4 and 3 more"

from cxlab.survey.check import listed


def test_only_the_first_few_cases_are_listed():
    assert listed(["a", "b"]) == "a, b"
    assert listed(map(str, range(8))) == "0, 1, 2, 3, 4 and 3 more"

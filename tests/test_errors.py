from cxlab.errors import nearest


def test_nearest_offers_the_original_spelling_or_nothing():
    assert nearest("LEVL", ["Level", "power"]) == " Did you mean 'Level'?"
    assert nearest("xyz", ["level", "power"]) == ""

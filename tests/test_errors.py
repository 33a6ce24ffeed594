import pickle

from cxlab.errors import LackError, nearest, nearest_columns


def test_nearest_offers_the_original_spelling_or_nothing():
    assert nearest("LEVL", ["Level", "power"]) == " Did you mean 'Level'?"
    assert nearest("xyz", ["level", "power"]) == ""


def test_misspelled_columns_are_named_by_the_form_that_fits_best():
    forms = ("person", "effect", "choice"), ("set", "count")
    said = nearest_columns(("person", "efect", "choice"), forms)
    assert said.endswith(" 'effect' instead of 'efect'?")
    assert nearest_columns(("who", "what"), forms) == ""


def test_what_is_lacking_survives_the_way_between_processes_and_reads_no_fact_as_a_template():
    lack = LackError("'{name}': everybody answered alike", name="{n}")
    again = pickle.loads(pickle.dumps(lack))
    assert str(again) == str(lack) == "'{n}': everybody answered alike"
    assert again.facts == {"name": "{n}"}

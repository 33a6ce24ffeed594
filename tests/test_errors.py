import ast
import pickle
import re
from pathlib import Path

import cxlab
from cxlab.errors import LackError, nearest, nearest_columns

PACKAGE = Path(cxlab.__file__).parent


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


NAMES = {"survey", "name", "source"}  # places of words, after which a verb may end in "s"
# A plural noun, or two words that end in one. "asks" and "does" are too short to be taken for it.
COUNTED = re.compile(r"\{(\w+)[^}]*\} (?:\w+ )?(?:people|\w{4,}s)\b(?! of each)")


def lacks():
    """Templates of what answers lack, with the places of constants and of lists of names."""
    for path in PACKAGE.rglob("*.py"):
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call) and ast.unparse(call.func) == "LackError":
                facts = {fact.arg: ast.unparse(fact.value) for fact in call.keywords}
                others = {name for name, of in facts.items() if of.isupper() or ".join(" in of}
                yield ast.literal_eval(call.args[0]), others


def test_what_is_lacking_is_right_of_one_thing_too():
    """A count comes after its noun ("people who answered: 1"), as it may be one."""
    assert COUNTED.search("{n} people answered")
    assert not COUNTED.search("people: {n}; at least 2")
    known = list(lacks())
    assert len(known) > 40  # else they were not found
    wrong = [
        template
        for template, others in known
        for place in COUNTED.findall(template)
        if place not in others | NAMES
    ]
    assert not wrong

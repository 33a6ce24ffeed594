"""The examples in docstrings: all that is public in some rooms has one, and every one runs."""

import doctest
import inspect
import re
import textwrap
from importlib import import_module

import pytest

from cxlab.claims.findings import findings
from cxlab.claims.verdict import Verdict
from cxlab.evidence.surveys import load_survey
from cxlab.published import ROOT
from tests.tolerances import EXACT

ROOMS = ("statistics", "claims", "evidence")
MODULES = [
    "cxlab.words",
    *(
        f"cxlab.{room}.{path.stem}"
        for room in ROOMS
        for path in sorted((ROOT / "cxlab" / room).glob("*.py"))
        if path.stem != "__init__"
    ),
]

WITH_EXAMPLES = [
    ".".join(path.relative_to(ROOT).with_suffix("").parts)
    for path in sorted((ROOT / "cxlab").rglob("*.py"))
    if ">>>" in path.read_text(encoding="utf-8")
]


def public(module):
    """Return the functions and classes that a module makes and lends to others, by name."""
    return {
        name: thing
        for name, thing in vars(module).items()
        if not name.startswith("_")
        and (inspect.isclass(thing) or callable(thing))
        and getattr(thing, "__module__", "") == module.__name__
    }


@pytest.mark.parametrize("name", MODULES)
def test_every_public_thing_has_an_example(name):
    module = import_module(name)
    without = [
        thing for thing, what in public(module).items() if ">>>" not in (inspect.getdoc(what) or "")
    ]
    assert without == []
    assert name in WITH_EXAMPLES


@pytest.mark.parametrize("room", sorted({name.split(".")[1] for name in WITH_EXAMPLES}))
def test_examples_run(room):
    for name in WITH_EXAMPLES:
        if name.split(".")[1] == room:
            results = doctest.testmod(import_module(name))
            assert results.attempted > 0, name
            assert results.failed == 0, name


def test_the_question_that_contributing_prints_answers_whatever_was_asked():
    text = (ROOT / ".github" / "CONTRIBUTING.md").read_text(encoding="utf-8")
    names: dict = {}
    exec(textwrap.dedent(re.search(r"```python\n(.*?)```", text, re.DOTALL)[1]), names)
    settings = {"level": 0.95, "smallest_correlation": 0.1}
    kiosks = load_survey("kiosk_kservqual2019")
    (answered,) = findings(names["CLAIMS"], kiosks, **settings)
    columns = [column for parts in kiosks.outcomes().values() for column in parts]
    table = kiosks.moments(columns).covariance
    of = [[c in kiosks.outcomes()[name] for c in columns] for name in ("satisfaction", "reuse")]
    (a, cross), (_, b) = [[table[i][:, j].sum() for j in map(list, of)] for i in map(list, of)]
    assert answered.estimate.value == pytest.approx(cross / (a * b) ** 0.5, abs=EXACT)
    for name in ("servperf_bliemel2004", "servqual_babakus_boller1992"):
        (silent,) = findings(names["CLAIMS"], load_survey(name), **settings)
        assert silent.verdict is Verdict.NO_EVIDENCE
        assert "reuse" in silent.note

"""The examples in docstrings: all that is public in some rooms has one, and every one runs."""

import doctest
import inspect
from importlib import import_module

import pytest

from cxlab.published import ROOT

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

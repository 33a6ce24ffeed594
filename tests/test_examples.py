"""The examples in docstrings: all that is public in these rooms has one, and it runs."""

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
def test_every_public_thing_has_an_example_that_runs(name):
    module = import_module(name)
    without = [
        thing for thing, what in public(module).items() if ">>>" not in (inspect.getdoc(what) or "")
    ]
    assert without == []
    results = doctest.testmod(module)
    assert results.attempted > 0
    assert results.failed == 0

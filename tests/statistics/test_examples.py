import doctest
import importlib
import pkgutil

import pytest

import cxlab.statistics

MODULES = [module.name for module in pkgutil.iter_modules(cxlab.statistics.__path__)]


@pytest.mark.parametrize("name", MODULES)
def test_examples_of_docstrings_are_true(name):
    module = importlib.import_module(f"cxlab.statistics.{name}")
    assert doctest.testmod(module).failed == 0

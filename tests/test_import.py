"""What `import cxlab` and the help of the command bring with them, and what they offer."""

import subprocess
import sys

import pytest

import cxlab
from cxlab.claims.verdict import judge

HELP = """sys.argv = ['cxlab', '--help']
from cxlab.cli import app
app(standalone_mode=False)"""
HEAVY = {"numpy", "pandas", "scipy", "statsmodels", "matplotlib", "papermill", "nbformat", "jinja2"}
HEAVY |= {"pydantic", "rich", "babel", "yaml", "polars", "pyarrow"}


@pytest.mark.parametrize(("script", "most"), [("import cxlab", 40), (HELP, 170)])
def test_the_import_and_the_help_import_little(script, most):
    """Most: modules besides those that Python has at its start."""
    count = "import sys; at_start = set(sys.modules)\n{}\nprint(*set(sys.modules) - at_start)"
    words = [sys.executable, "-c", count.format(script)]
    done = subprocess.run(words, capture_output=True, text=True, check=True)
    loaded = done.stdout.splitlines()[-1].split()
    assert HEAVY & set(loaded) == set()
    assert 0 < len(loaded) <= most


def test_what_cxlab_offers_is_there_when_it_is_asked_for():
    assert {cxlab.__getattr__(name).__name__ for name in cxlab.__all__} == set(cxlab.__all__)
    assert cxlab.judge is judge
    with pytest.raises(AttributeError, match="'cxlab' has no attribute 'jugde'"):
        cxlab.jugde  # noqa: B018 - asking is what is tested

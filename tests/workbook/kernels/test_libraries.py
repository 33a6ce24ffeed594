import pytest

from cxlab.workbook.catalogue import Notebook
from cxlab.workbook.kernels.forking import can_fork
from cxlab.workbook.kernels.libraries import ALL, LIBRARIES, modules_needed
from cxlab.workbook.run import run
from tests.workbook.tiny import notebook, saved


def test_a_notebook_gets_what_it_reaches_by_way_of_the_package_and_no_more():
    reads = modules_needed(["from cxlab.survey.codebook.codebook_file import read_codebook"])
    assert "yaml" in reads
    assert "matplotlib.figure" not in reads
    tells = modules_needed(["from cxlab.words import say  # which needs none"])
    assert not set(tells) & set(ALL)


@pytest.mark.parametrize(
    ("cell", "wanted"),
    [
        ("import csv, sys", ()),
        ("from scipy import stats", ("scipy",)),
        ("def late():\n    import yaml", ("yaml",)),
        ("import polars as pl", LIBRARIES),  # who brings others is better off with all
        ("%pip list", ()),
    ],
)
def test_what_a_cell_imports_itself_counts_wherever_it_stands(cell, wanted):
    expected = [part for library in wanted for part in LIBRARIES[library]]
    assert list(modules_needed([cell])) == expected


@pytest.mark.skipif(not can_fork(), reason="kernels cannot be forked here")
def test_a_kernel_finds_imported_what_its_notebook_needs(tmp_path):
    cell = "import sys\nthere = 'pandas' in sys.modules\nimport pandas\nthere"
    done = run(Notebook(saved(notebook(cell), tmp_path)), warm=True)
    assert done.executed.cells[-1].outputs[0].data["text/plain"] == "True"

import nbformat
import papermill
import pytest
from papermill.engines import papermill_engines

from cxlab.workbook.engine import WarmEngine
from cxlab.workbook.forking import can_fork
from tests.workbook.tiny import notebook, saved

pytestmark = pytest.mark.skipif(not can_fork(), reason="this system cannot fork kernels")


def test_papermill_knows_the_engine_by_name(tmp_path):
    assert papermill_engines.get_engine("cxlab") is WarmEngine
    book = saved(notebook("import sys; 'pandas' in sys.modules"), tmp_path)
    out = tmp_path / "out.ipynb"
    papermill.execute_notebook(str(book), str(out), engine_name="cxlab", kernel_name="python3",
                               language="python", progress_bar=False)  # fmt: skip
    done = nbformat.read(out, as_version=4)
    assert done.cells[-1].outputs[0].data["text/plain"] == "True"

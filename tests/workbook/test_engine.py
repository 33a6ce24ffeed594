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


EVERY_OUTPUT = (
    "import sys; print('said'); print('warned', file=sys.stderr); print('again')",
    "from IPython.display import HTML, display; display(HTML('<b>shown</b>'), {'a': 1}); 1 + 1",
    "shown = display('first', display_id='one'); shown.update('second')",
    "from IPython.display import clear_output; print('old'); clear_output(wait=True); print('new')",
    "display({'text/plain': 'raw', 'application/json': {'a': [1, 'b']}}, raw=True)",
    "1 / 0",
)


def test_outputs_of_every_kind_are_as_papermills_own_engine_has_them(tmp_path):
    book = saved(notebook(*EVERY_OUTPUT), tmp_path)
    found = {}
    for engine in ("cxlab", None):
        with pytest.raises(papermill.PapermillExecutionError, match="division by zero"):
            papermill.execute_notebook(str(book), str(tmp_path / "out.ipynb"), engine_name=engine,
                                       kernel_name="python3", language="python",
                                       progress_bar=False)  # fmt: skip
        done = nbformat.read(tmp_path / "out.ipynb", as_version=4)
        nbformat.validate(done)
        found[engine] = [cell.outputs for cell in done.cells if cell.cell_type == "code"]
    assert sum(map(len, found["cxlab"])) >= 9
    assert found["cxlab"] == found[None]

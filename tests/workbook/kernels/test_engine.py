import nbformat
import papermill
import pytest
from papermill.engines import papermill_engines

from cxlab.workbook.kernels.engine import WarmEngine
from cxlab.workbook.kernels.forking import can_fork
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
    "import matplotlib.pyplot as plt; plt.plot([1, 2]); plt.title('drawn')",
    # papermill's own kernel may miss what another process says at the end of a cell
    "import os, time; code = os.system('echo by another process'); time.sleep(2)",
    "!echo by a shell",
    "import asyncio; print('awaited', await asyncio.sleep(0.01, 'this'))",
    "late = asyncio.create_task(asyncio.sleep(0, 'late'))",
    "await late",
    "input('?')",
)


def test_outputs_of_every_kind_are_as_papermills_own_engine_has_them(tmp_path, monkeypatch):
    monkeypatch.delenv("PYTEST_CURRENT_TEST")  # under pytest, Jupyter leaves descriptors alone
    book = saved(notebook(*EVERY_OUTPUT), tmp_path)
    found = {}
    for engine in ("cxlab", None):
        with pytest.raises(papermill.PapermillExecutionError, match="does not support input"):
            papermill.execute_notebook(str(book), str(tmp_path / "out.ipynb"), engine_name=engine,
                                       kernel_name="python3", language="python",
                                       execution_timeout=100, progress_bar=False)  # fmt: skip
        done = nbformat.read(tmp_path / "out.ipynb", as_version=4)
        nbformat.validate(done)
        found[engine] = [cell.outputs for cell in done.cells if cell.cell_type == "code"]
    assert sum(map(len, found["cxlab"])) >= 14
    assert found["cxlab"] == found[None]


def test_no_other_kernel_is_passed_off_as_the_one_asked_for(tmp_path):
    book = saved(notebook("1"), tmp_path)
    with pytest.raises(ValueError, match="'ir' was asked for"):
        papermill.execute_notebook(str(book), str(tmp_path / "out.ipynb"), engine_name="cxlab",
                                   kernel_name="ir", language="R", progress_bar=False)  # fmt: skip

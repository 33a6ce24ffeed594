import re

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


SLOW = "import time\nprint('before', flush=True)\n"
NOTEBOOKS = {
    "outputs of every kind, the last one refused": EVERY_OUTPUT,
    "an error in a function": ("def f(x):\n    return 1 / x\nprint('so far')\nf(0)", "2"),
    "what cannot be parsed": ("1 +", "2"),
    "a time limit": (SLOW + "time.sleep(60)", "2"),
    "a time limit, and something to tidy": (
        SLOW + "try:\n    time.sleep(60)\nfinally:\n    display('tidied')",
        "2",
    ),
}
PROCESS = re.compile(r"ipykernel_\d+")  # in names of files that a traceback may tell


@pytest.mark.parametrize("sources", NOTEBOOKS.values(), ids=NOTEBOOKS)
def test_what_becomes_of_a_notebook_is_what_papermills_own_engine_makes_of_it(
    tmp_path, monkeypatch, sources
):
    """Its error, its outputs, what was run and what was not."""
    monkeypatch.delenv("PYTEST_CURRENT_TEST")  # under pytest, Jupyter leaves descriptors alone
    path, out = saved(notebook(*sources), tmp_path), tmp_path / "out.ipynb"
    limit = 3 if "time.sleep(60)" in sources[0] else 100
    ended = {}
    for engine in ("cxlab", None):
        with pytest.raises(Exception) as failed:  # noqa: PT011 - which one is compared
            papermill.execute_notebook(str(path), str(out), engine_name=engine,
                                       kernel_name="python3", language="python",
                                       execution_timeout=limit, progress_bar=False)  # fmt: skip
        done = nbformat.read(out, as_version=4)
        nbformat.validate(done)
        cells = [
            (
                cell.source,
                cell.get("execution_count"),
                PROCESS.sub("", repr(cell.get("outputs"))),
                [cell.metadata.get("papermill", {}).get(key) for key in ("exception", "status")],
            )
            for cell in done.cells
        ]
        ended[engine] = type(failed.value), str(failed.value), cells
    assert ended["cxlab"] == ended[None]
    errors = {"PapermillExecutionError", "CellTimeoutError"}
    assert ended["cxlab"][0].__name__ in errors
    assert ("KeyboardInterrupt" in str(ended["cxlab"][2])) is (limit == 3)


def test_no_other_kernel_is_passed_off_as_the_one_asked_for(tmp_path):
    book = saved(notebook("1"), tmp_path)
    with pytest.raises(ValueError, match="'ir' was asked for"):
        papermill.execute_notebook(str(book), str(tmp_path / "out.ipynb"), engine_name="cxlab",
                                   kernel_name="ir", language="R", progress_bar=False)  # fmt: skip

import asyncio
from ast import literal_eval
from queue import Empty

import nbformat
import papermill
import pytest
from nbclient.exceptions import DeadKernelError

from cxlab.workbook.kernels.forking import can_fork
from cxlab.workbook.kernels.pipe_client import PipeChannel, forked_kernel
from tests.workbook.tiny import notebook, saved

pytestmark = pytest.mark.skipif(not can_fork(), reason="this system cannot fork kernels")

# What ipywidgets' Output does, which is not installed here: outputs go into a widget, whose state
# the client sends back.
OUTPUT_WIDGET = (
    """from comm import create_comm
model = {"_model_module": "@jupyter-widgets/output", "_model_name": "OutputModel"}
state = {**model, "outputs": [], "msg_id": "", "picture": None}
import numpy as np
picture = np.frombuffer(b"0123", "uint8").reshape(2, 2)
widget = create_comm(target_name="jupyter.widget", comm_id="one", buffers=[picture],
                     data={"state": state, "buffer_paths": [["picture"]]})
answers = []
widget.on_msg(answers.append)

def hold(request):
    widget.send({"method": "update", "state": {"msg_id": request}, "buffer_paths": []})""",
    """hold(get_ipython().kernel.get_parent()["header"]["msg_id"])
print("held", flush=True)
hold("")
print("shown")""",
    "[answer['content']['data']['state']['outputs'] for answer in answers]",
)


HELD = {"name": "stdout", "output_type": "stream", "text": "held\n"}
# As papermill's own engine has them. It is not run here: about one time in a hundred it loses a
# reply while it sends a widget's state, and waits for ever.
WIDGET = {
    "model_module": "@jupyter-widgets/output",
    "model_module_version": None,
    "model_name": "OutputModel",
    "state": {
        "_model_module": "@jupyter-widgets/output",
        "_model_name": "OutputModel",
        "msg_id": "",
        "outputs": [HELD],
        "picture": None,
    },
    "buffers": [{"data": "MDEyMw==", "encoding": "base64", "path": ["picture"]}],
}


def executed(book, tmp_path):
    out = tmp_path / "out.ipynb"
    papermill.execute_notebook(str(book), str(out), engine_name="cxlab", kernel_name="python3",
                               language="python", progress_bar=False)  # fmt: skip
    return nbformat.read(out, as_version=4)


def test_widgets_state_and_buffers_are_as_papermills_own_engine_has_them(tmp_path):
    done = executed(saved(notebook(*OUTPUT_WIDGET), tmp_path), tmp_path)
    assert done.metadata.widgets["application/vnd.jupyter.widget-state+json"]["state"] == {
        "one": WIDGET
    }
    shown, answered = (cell.outputs for cell in done.cells[-2:])
    assert [output.text for output in shown] == ["shown\n"]
    assert literal_eval(answered[0].data["text/plain"]) == [[HELD]]


def test_a_kernel_that_died_between_cells_is_noticed(tmp_path):
    deadly = "import os, threading; threading.Timer(0.2, os._exit, [1]).start()"
    book = saved(notebook(deadly, "import time; time.sleep(1)", "2"), tmp_path)
    with pytest.raises(DeadKernelError):
        executed(book, tmp_path)


def test_notebooks_run_from_within_notebooks(tmp_path):
    """Where an event loop runs already."""

    async def cell():
        return executed(saved(notebook("6 * 7"), tmp_path), tmp_path)

    done = asyncio.run(cell())
    assert done.cells[-1].outputs[0].data["text/plain"] == "42"


def test_asking_a_dead_kernel_is_no_error_of_its_own(tmp_path):
    kernel = forked_kernel(str(tmp_path))
    try:
        kernel.process.kill()
        kernel.process.wait()
        kernel.execute("1")
        assert not kernel.is_alive()
    finally:
        kernel.close()


def test_a_channel_says_that_nothing_came():
    with pytest.raises(Empty):
        asyncio.run(PipeChannel().get_msg(timeout=0.01))

"""The papermill engine ``cxlab``: notebooks run in kernels forked from a warm parent."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import nbformat
from nbclient.exceptions import CellTimeoutError
from papermill.clientwrap import PapermillNotebookClient
from papermill.engines import NBClientEngine
from papermill.iorw import write_ipynb
from papermill.log import logger

from cxlab.errors import InputError
from cxlab.workbook.kernels.libraries import modules_needed
from cxlab.workbook.kernels.warm_process import is_over

OWN_KERNEL = "python3"
# What a notebook keeps of each kind of output, as nbformat has it.
KEPT = {
    "stream": ("name", "text"),
    "display_data": ("data", "metadata"),
    "execute_result": ("data", "metadata", "execution_count"),
    "error": ("ename", "evalue", "traceback"),
}


class WarmClient(PapermillNotebookClient):  # type: ignore[misc]
    """papermill's client, with a kernel on a pipe.

    It leaves the check of outputs to whoever writes the notebook: nbformat's check of a single
    output takes fifty times as long as its share of the whole's.
    """

    @contextmanager
    def setup_kernel(self, **_: Any) -> Iterator[None]:
        """Fork a kernel, and end it at last; nbclient's own way asks for sockets."""
        from cxlab.workbook.kernels.pipe_client import forked_kernel

        code = [str(cell.source) for cell in self.nb.cells if cell.cell_type == "code"]
        folder = self.resources.get("metadata", {}).get("path") or os.getcwd()
        self.kc = forked_kernel(folder, modules_needed(code))
        try:
            yield
        except CellTimeoutError:
            self.kc.interrupt()  # as Jupyter's own way does: where it stood is told
            raise
        finally:
            self.kc.close()

    def output(self, outs: list[Any], msg: Any, display_id: str | None, cell_index: int) -> Any:
        """Add an output to a cell; nbclient's own way wherever there is more to it."""
        kind, asked = msg["msg_type"], msg["parent_header"].get("msg_id")
        more = display_id or self.clear_before_next_output or self.output_hook_stack[asked]
        if more or kind not in KEPT:
            return super().output(outs, msg, display_id, cell_index)
        parts = {name: msg["content"][name] for name in KEPT[kind]}
        outs.append(nbformat.from_dict({"output_type": kind, **parts}))
        return outs[-1]


def _unless_over(record: object) -> bool:
    """Keep a line of the log, unless the command has ended its kernels itself."""
    return not is_over()


def _refuse_other_kernel(name: str) -> None:
    if name != OWN_KERNEL:
        raise InputError(
            f"the engine 'cxlab' has the kernel '{OWN_KERNEL}' of its own environment only; "
            f"'{name}' was asked for"
        )


class WarmEngine(NBClientEngine):  # type: ignore[misc]
    """papermill's own engine with another client."""

    @classmethod
    def execute_managed_notebook(
        cls,
        nb_man: Any,
        kernel_name: str,
        start_timeout: int = 60,
        execution_timeout: int | None = None,
        **kwargs: Any,
    ) -> Any:
        """Execute a notebook in a warm kernel; keep what there is of it if the kernel fails.

        Raises
        ------
        InputError
            For a kernel other than this environment's own.
        """
        _refuse_other_kernel(kernel_name)
        kwargs.pop("input_path", None)
        kwargs.setdefault("shutdown_kernel", "immediate")  # graceful, a few in a hundred hang
        logger.addFilter(_unless_over)
        client = WarmClient(
            nb_man,
            kernel_name=kernel_name,
            startup_timeout=start_timeout,
            timeout=execution_timeout,
            log=logger,
            **kwargs,
        )
        try:
            return client.execute()
        except Exception:
            if nb_man.output_path is None:  # not saved before and after every cell
                write_ipynb(nb_man.nb, nb_man.nb.metadata.papermill["output_path"])
            raise

"""The papermill engine ``cxlab``: notebooks run in kernels forked from a warm parent."""

from typing import Any

from papermill.engines import NBClientEngine


class WarmEngine(NBClientEngine):  # type: ignore[misc]
    """papermill's own engine with another kernel manager."""

    @classmethod
    def execute_managed_notebook(cls, nb_man: Any, kernel_name: str, **kwargs: Any) -> Any:
        """Execute a notebook in a warm kernel."""
        from cxlab.workbook.warm_kernel import WarmKernelManager

        kwargs.setdefault("shutdown_kernel", "immediate")  # graceful, a few in a hundred hang
        nb_man.save = _not_yet
        try:
            return super().execute_managed_notebook(
                nb_man, kernel_name, kernel_manager_class=WarmKernelManager, **kwargs
            )
        finally:
            del nb_man.save  # papermill saves once more at the end, whatever that is


def _not_yet(**_: Any) -> None:
    """Do not write the whole notebook before and after every cell, as papermill does."""

"""The papermill engine ``cxlab``: notebooks run in kernels forked from a warm parent."""

from typing import Any

from papermill.engines import NBClientEngine
from papermill.iorw import write_ipynb


class WarmEngine(NBClientEngine):  # type: ignore[misc]
    """papermill's own engine with another kernel manager."""

    @classmethod
    def execute_managed_notebook(cls, nb_man: Any, kernel_name: str, **kwargs: Any) -> Any:
        """Execute a notebook in a warm kernel; keep what there is of it if the kernel fails."""
        from cxlab.workbook.warm_kernel import WarmKernelManager

        kwargs.setdefault("shutdown_kernel", "immediate")  # graceful, a few in a hundred hang
        try:
            return super().execute_managed_notebook(
                nb_man, kernel_name, kernel_manager_class=WarmKernelManager, **kwargs
            )
        except Exception:
            if nb_man.output_path is None:  # not saved before and after every cell
                write_ipynb(nb_man.nb, nb_man.nb.metadata.papermill["output_path"])
            raise

import ast
import inspect

from cxlab.workbook.kernels import warm_parent


def test_nothing_of_cxlab_and_no_inline_backend_is_loaded_before_a_fork():
    assert not [name for name in warm_parent.PRELOAD if name.startswith("cxlab")]
    assert not [name for name in warm_parent.PRELOAD if "matplotlib_inline" in name]
    whole = ast.parse(inspect.getsource(warm_parent))  # what functions import, only forks do
    imported = {n.module for n in whole.body if isinstance(n, ast.ImportFrom)}
    assert not [name for name in imported if name and name.startswith("cxlab")]

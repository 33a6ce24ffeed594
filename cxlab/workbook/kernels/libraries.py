"""What a notebook imports at any remove: its kernels are forked where that is there already."""

import sys
from collections.abc import Sequence

from cxlab.workbook.code_stamp import imported, names_needed

# What any kernel needs.
KERNEL_PARTS = (
    "IPython.core.completerlib",
    "IPython.core.debugger",
    "IPython.core.display",
    "IPython.core.logger",
    "IPython.core.oinspect",
    "IPython.extensions.storemagic",
    "ipykernel.debugger",
    "ipykernel.ipkernel",
    "ipykernel.kernelapp",
    "ipykernel.zmqshell",
    "encodings.utf_8_sig",
    "sqlite3",
    "tornado.platform.asyncio",
)
# By library, what is imported of it before a fork. Not matplotlib_inline.backend_inline: imported
# there it makes figures vanish. Not Polars, whose threads no fork has.
LIBRARIES = {
    "matplotlib": ("matplotlib.figure", "matplotlib.backends.backend_svg"),
    "numpy": ("numpy",),
    "pandas": ("pandas", "pyarrow.pandas_compat"),
    "scipy": ("scipy.optimize", "scipy.stats"),
    "statsmodels": (
        "statsmodels.stats.contingency_tables",
        "statsmodels.stats.proportion",
        "statsmodels.stats.power",
    ),
    "yaml": ("yaml",),
}
ALL = tuple(part for parts in LIBRARIES.values() for part in parts)
PACKAGE, IN_ANY_CASE = "cxlab", {"cxlab", "IPython"}


def modules_needed(sources: Sequence[str]) -> tuple[str, ...]:
    """Return what is to be imported before a kernel runs some code.

    Parameters
    ----------
    sources : sequence of str
        The code of a notebook's cells.

    Returns
    -------
    tuple of str
        Parts of the libraries that are needed, by the code or by what it imports of cxlab: of all
        where it imports others, which are mostly made of these. Then names of cxlab.

    Examples
    --------
    >>> modules_needed(["import csv, pandas as pd", "from cxlab.words import say"])
    ('pandas', 'pyarrow.pandas_compat', 'cxlab.words', 'cxlab.words.say')
    >>> modules_needed(["import seaborn"]) == ALL
    True
    """
    names = tuple(dict.fromkeys(imported(*sources)))
    of_package = tuple(name for name in names if _package(name) == PACKAGE)
    others = {_package(name) for name in names} - sys.stdlib_module_names - IN_ANY_CASE
    if others - LIBRARIES.keys():
        return (*ALL, *of_package)
    needed = others | {_package(name) for name in names_needed(of_package)}
    parts = [part for library in LIBRARIES if library in needed for part in LIBRARIES[library]]
    return (*parts, *of_package)


def _package(name: str) -> str:
    return name.partition(".")[0]

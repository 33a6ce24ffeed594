"""Can kernels be forked here?"""

import os
from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cxlab.workbook.catalogue import Notebook

WITH_KERNELS = {"run", "sweep", "check", "refresh"}
IF_FRESH = ("report", "--fresh")  # else it looks first whether there is anything to run
WITHOUT = ("--cold", "--help", "--scheduler")


def can_fork() -> bool:
    """Say whether this system can fork and pass descriptors; Windows cannot."""
    import socket

    return hasattr(os, "fork") and hasattr(socket, "send_fds")


def warmed_up(cold: bool, notebooks: "Sequence[Notebook]" = ()) -> bool:
    """Say whether kernels are to be warm; if so, start what they are forked from.

    It imports what notebooks need while its command does, so even a single run is over sooner.
    """
    warm = not cold and can_fork()
    if warm:
        from cxlab.workbook.kernels.warm_process import warm_parent

        parent = warm_parent()
        if notebooks:
            parent.expect(_needs(notebooks))
    return warm


def _needs(notebooks: "Sequence[Notebook]") -> tuple[str, ...]:
    """Return the libraries of all, and what the first one needs of the package to begin."""
    from cxlab.errors import InputError
    from cxlab.workbook.kernels.libraries import ALL, modules_needed

    needs = []
    for notebook in notebooks:
        with suppress(InputError):  # one that cannot be read is said where it is to run
            code = [cell.source for cell in notebook.cells if cell.cell_type == "code"]
            needs.append(modules_needed(code))
    libraries = [name for names in needs[1:] for name in names if name in ALL]
    return tuple(dict.fromkeys([*libraries, *(needs[0] if needs else ())]))


def warm_up_early(words: Sequence[str]) -> None:
    """Start what kernels are forked from before a command line that will need it is read."""
    needed = {*words[:1]} & WITH_KERNELS or {*IF_FRESH} <= {*words}
    if needed and not any(word.startswith(WITHOUT) for word in words):
        warmed_up(cold=False)

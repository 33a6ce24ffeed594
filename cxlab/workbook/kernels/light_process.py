"""What a process that runs notebooks sets for itself, and for the kernels that it starts."""

import gc
import os

GARBAGE = 20_000  # new objects until garbage is looked for


def be_light() -> None:
    """Look for garbage less often, and have linear algebra use one thread, unless told otherwise.

    Python's 700 objects cost a sixteenth of a command's time, most of it in imports. Matrices here
    are small, and as many runs go on as there are cores: threads get into each other's way.

    Examples
    --------
    >>> be_light()
    >>> gc.get_threshold()[0]
    20000
    """
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    gc.set_threshold(GARBAGE)

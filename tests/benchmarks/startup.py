"""What users wait for before anything happens: the import, and the command line's help."""

import sys
from pathlib import Path

from timing import call, in_turn, spread

BIN = Path(sys.executable).parent


def measure(times: int = 7) -> dict[str, object]:
    """Return the seconds of each; targets are 0.2 s for the import, 0.5 s for the help."""
    ways = {
        "python -c pass": lambda _: call(sys.executable, "-c", "pass"),
        "import cxlab": lambda _: call(sys.executable, "-c", "import cxlab"),
        "cxlab --help": lambda _: call(str(BIN / "cxlab"), "--help"),
    }
    return {name: spread(seconds) for name, seconds in in_turn(ways, times).items()}

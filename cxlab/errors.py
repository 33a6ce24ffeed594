"""What went wrong with a user's input, said so that the user can mend it."""

from collections.abc import Iterable
from difflib import get_close_matches


class InputError(ValueError):
    """The call or the data were wrong (exit code 2), not the notebook (exit code 1)."""


def nearest(word: str, allowed: Iterable[str]) -> str:
    """Return ``" Did you mean 'x'?"`` for the closest allowed word, or an empty string."""
    words = list(allowed)
    folded = {w.casefold(): w for w in words}
    close = get_close_matches(word.casefold(), folded, n=1)
    return f" Did you mean '{folded[close[0]]}'?" if close else ""

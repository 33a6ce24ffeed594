"""What went wrong with a user's input, said so that the user can mend it."""

from collections.abc import Iterable
from difflib import get_close_matches


class InputError(ValueError):
    """The call or the data were wrong (exit code 2), not the notebook (exit code 1)."""


class TooFewError(InputError):
    """Too few answers for a number; a question says so in words of its own.

    Attributes
    ----------
    n : int
        Complete answers, or what weights leave them worth.
    of : int or None
        Of how many, where that is known.
    needed : int
        How many would do.
    weighted : bool
        Whether it is the weights that leave too little.

    Examples
    --------
    >>> raise TooFewError(1, 20)
    Traceback (most recent call last):
    cxlab.errors.TooFewError: 1 complete answers of 20; at least 2 needed
    """

    def __init__(
        self, n: int, of: int | None = None, needed: int = 2, *, weighted: bool = False
    ) -> None:
        """Keep the numbers."""
        self.n, self.of, self.needed, self.weighted = n, of, needed, weighted

    def __str__(self) -> str:
        """Return them as a sentence."""
        if self.weighted:
            return (
                f"the weights of {self.of} complete answers differ so much that they are worth "
                f"{self.n}; at least {self.needed} needed"
            )
        whole = "" if self.of is None else f" of {self.of}"
        return f"{self.n} complete answers{whole}; at least {self.needed} needed"


class NoSolutionError(InputError):
    """A model that these answers do not determine."""


def nearest(word: str, allowed: Iterable[str], likeness: float = 0.6) -> str:
    """Return ``" Did you mean 'x'?"`` for the closest allowed word, or an empty string.

    ``likeness`` (0 to 1) is how close it must be to be offered.
    """
    words = list(allowed)
    folded = {w.casefold(): w for w in words}
    close = get_close_matches(word.casefold(), folded, n=1, cutoff=likeness)
    return f" Did you mean '{folded[close[0]]}'?" if close else ""

"""What went wrong with a user's input, said so that the user can mend it."""

from collections.abc import Iterable, Sequence
from difflib import get_close_matches


class InputError(ValueError):
    """The call or the data were wrong (exit code 2), not the notebook (exit code 1)."""


class LackError(InputError):
    """What answers lack for a number; `cxlab.words.say_lack` says it in the reader's language.

    Parameters
    ----------
    template : str
        What is lacking, without a full stop, with a place in braces for each fact.
    **facts

    Examples
    --------
    >>> raise LackError("customers who came back: {n}; at least 2 needed", n=1)
    Traceback (most recent call last):
    cxlab.errors.LackError: customers who came back: 1; at least 2 needed
    """

    def __init__(self, template: str, /, **facts: object) -> None:
        """Keep template and facts."""
        self.template, self.facts = template, facts

    def __str__(self) -> str:
        """Return it in English."""
        return self.template.format(**self.facts)


def nearest(word: str, allowed: Iterable[str], likeness: float = 0.6) -> str:
    """Return ``" Did you mean 'x'?"`` for the closest allowed word, or an empty string."""
    near = closest(word, allowed, likeness)
    return f" Did you mean '{near}'?" if near else ""


def closest(word: str, allowed: Iterable[str], likeness: float = 0.6) -> str:
    """Return the closest allowed word, or an empty string.

    ``likeness`` (0 to 1) is how close it must be to be offered.
    """
    words = list(allowed)
    folded = {w.casefold(): w for w in words}
    close = get_close_matches(word.casefold(), folded, n=1, cutoff=likeness)
    return folded[close[0]] if close else ""


def nearest_columns(columns: Sequence[str], forms: Iterable[Sequence[str]]) -> str:
    """Return what to call the columns that are misspelled, of the form that fits a file best.

    Examples
    --------
    >>> nearest_columns(["arm", "n", "cuont"], [("arm", "n", "count"), ("who", "left")])
    ". Did you mean 'count' instead of 'cuont'?"
    """
    form = max(forms, key=lambda names: len(set(names) & set(columns)))
    lacking = [name for name in form if name not in columns]
    spare = [column for column in columns if column not in form]
    near = {name: closest(name, spare) for name in lacking}
    pairs = [f"'{name}' instead of '{column}'" for name, column in near.items() if column]
    return f". Did you mean {', '.join(pairs)}?" if pairs else ""

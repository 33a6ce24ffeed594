"""What a drafted codebook leaves open, until somebody who knows the survey fills it in."""

from collections.abc import Iterator
from typing import Any

from cxlab.errors import InputError
from cxlab.survey.text import shortened, word

FILL_IN = "FILL IN"


def refuse_unfilled(name: str, top: Any) -> None:
    """Refuse a codebook with a place left open.

    Parameters
    ----------
    name : str
        Of the file.
    top : object
        What it holds.

    Raises
    ------
    InputError
        With the first such place, how many more there are, and what to write there.

    Examples
    --------
    >>> refuse_unfilled("mine.yml", {"title": "Stays of May"})
    """
    unfilled = list(_unfilled(top, ()))
    if unfilled:
        *path, key = unfilled[0]
        where = f"column '{shortened(path[1])}', " if len(path) > 1 else ""
        rest = f" (and {len(unfilled) - 1:,} more places)" if len(unfilled) > 1 else ""
        how = (
            "Write what it is, or delete "
            f"'{shortened(key)}: {FILL_IN}' where there is nothing to say"
        )
        if key == "scale":
            how = "Write both ends of what people could answer, e.g. scale: [1, 7]"
        elif "answers" in path or path[:1] == ["answers"]:
            how = "Write its number on the scale; where it means no answer, move it to 'missing'"
        raise InputError(f"{name}: {where}key '{shortened(key)}' still says {FILL_IN}{rest}. {how}")


def _unfilled(content: Any, path: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Yield the paths of keys that a drafted codebook leaves open."""
    if isinstance(content, dict):
        for key, value in content.items():
            yield from _unfilled(value, (*path, key))
    elif isinstance(content, str) and word(content) == word(FILL_IN):
        yield path

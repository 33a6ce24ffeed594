"""What makes two results incomparable: another scale, other dimensions, other questions."""

from collections.abc import Iterator, Mapping
from typing import Any

from cxlab.errors import InputError
from cxlab.words import say
from cxlab.workbook.result_file import Result
from cxlab.workbook.whose_answers import codebooks

SIDES = ("perception", "expectation")  # of which one at least has every dimension
Columns = Mapping[str, Mapping[str, Any]]


def check_comparable(old: Result, new: Result) -> None:
    """Refuse two results of one notebook whose numbers do not mean the same.

    Raises
    ------
    InputError
        Naming what differs.
    """
    if differ := incomparable(old, new):
        raise InputError(
            f"{old.notebook}: the two results are not about the same: {'; '.join(differ)}. A "
            "change between them would say nothing; --anyway compares them nonetheless"
        )


def incomparable(old: Result, new: Result) -> tuple[str, ...]:
    """Return what differs between what two surveys asked: ``answer scale 1 to 5, then 1 to 7``.

    Where a result does not carry what its codebook says, as those of before, another codebook
    counts as another survey.
    """
    if old.asked and new.asked:
        lines = [*_scales(old.asked, new.asked), *_dimensions(old.asked, new.asked)]
        lines += _columns(old.asked, new.asked)
    else:
        lines = list(codebook_differs(old, new))
    return (*lines, *_outcomes(old, new))


def codebook_differs(old: Result, new: Result) -> Iterator[str]:
    """Yield how the codebooks of two results differ, if they do."""
    first, then = (codebooks(result.files, result.parameters) for result in (old, new))
    gone = ", ".join(name for name, digest in first.items() if digest not in then.values())
    come = ", ".join(name for name, digest in then.items() if digest not in first.values())
    if gone and gone == come:
        yield say("codebook {names}, since edited", names=gone)
    elif gone or come:
        yield was_then(say("codebook"), gone, come)


def was_then(name: str, was: Any, now: Any) -> str:
    """Return ``level 0.95, then 0.8``."""
    first, then = (say("not set") if value in (None, "") else value for value in (was, now))
    return say("{name} {was}, then {now}", name=name, was=first, now=then)


def _scales(old: Columns, new: Columns) -> Iterator[str]:
    """Yield each pair of scales that columns of one role, or of one name, have."""
    pairs: dict[tuple[str, str], None] = {}
    for role in dict.fromkeys(column["role"] for column in old.values()):
        was, now = (_ends(c for c in asked.values() if c["role"] == role) for asked in (old, new))
        pairs[was, now] = None
    for name in old.keys() & new.keys():
        pairs[_ends([old[name]]), _ends([new[name]])] = None
    for was, now in sorted(pairs):
        if was and now and was != now:
            yield was_then(say("answer scale"), was, now)


def _ends(columns: Any) -> str:
    scales = sorted({tuple(column["scale"]) for column in columns})
    return ", ".join(say("{low:g} to {high:g}", low=low, high=high) for low, high in scales)


def _dimensions(old: Columns, new: Columns) -> Iterator[str]:
    was, now = _items(old), _items(new)
    if was.keys() != now.keys():
        yield was_then(say("dimensions"), ", ".join(was), ", ".join(now))
    for name in was:
        if name in now and was[name] != now[name]:
            first, then = (", ".join(sorted(items[name])) for items in (was, now))
            yield was_then(say("dimension {name}:", name=name), first, then)


def _items(asked: Columns) -> dict[str, set[str]]:
    """Return the items of each dimension, by what pairs them, else by their heads."""
    items: dict[str, set[str]] = {}
    for name, column in asked.items():
        if column["role"] in SIDES and column["dimension"]:
            items.setdefault(column["dimension"], set()).add(column["item"] or name)
    return dict(sorted(items.items()))


def _columns(old: Columns, new: Columns) -> Iterator[str]:
    both = [name for name in old if name in new]
    turned = [name for name in both if old[name]["reversed"] != new[name]["reversed"]]
    moved = [name for name in both if old[name]["role"] != new[name]["role"]]
    if turned:
        yield say("reversed in one of them only: {names}", names=", ".join(turned))
    for name in moved:
        yield was_then(say("role of {name}:", name=name), old[name]["role"], new[name]["role"])


def _outcomes(old: Result, new: Result) -> Iterator[str]:
    was, now = (result.parameters.get("outcome") for result in (old, new))
    if was and now and was != now:
        yield was_then("outcome", was, now)

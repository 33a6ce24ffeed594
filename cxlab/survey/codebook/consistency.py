"""Whether the columns of a codebook fit each other, and what they tell each other."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from cxlab.errors import InputError
from cxlab.survey.codebook.codebook import RATED, Codebook, Column
from cxlab.survey.text import shortened

SINGLE = (
    *("weight", "stratum", "cluster", "wave", "respondent", "source"),
    *("complained", "handling", "left", "recommendation", "rival"),
)


def check_together(codebook: Codebook) -> None:
    """Refuse what no single column shows.

    Raises
    ------
    InputError
        For items or single roles named twice, pairs and outcomes of two scales or dimensions, or a
        codebook that names nothing to analyse.
    """
    name = codebook.name
    if not codebook.of(*RATED):
        raise InputError(
            f"{name}: no column has the role {', '.join(RATED[:-1])} or {RATED[-1]}: there is "
            "nothing to analyse"
        )
    _refuse_twice(name, codebook.of(*SINGLE), lambda c: c.role, "the role {}")
    items = [column for column in codebook.columns if column.item and column.role in RATED]
    _refuse_twice(name, items, lambda c: f"{c.role} of item {c.item}", "the {}")
    by_item: dict[str, Column] = {}
    for column in items:
        first = by_item.setdefault(column.item, column)
        _check_alike(name, first, column, f"item {column.item}")
        if column.dimension and not first.dimension:
            by_item[column.item] = column
    by_outcome: dict[str, Column] = {}
    for column in codebook.of("outcome"):
        first = by_outcome.setdefault(column.outcome, column)
        _check_alike(name, first, column, f"the outcome '{column.outcome}'")


def _refuse_twice(
    name: str, columns: Iterable[Column], of: Callable[[Column], str], what: str
) -> None:
    seen: dict[str, str] = {}
    for column in columns:
        if (key := of(column)) in seen:
            raise InputError(
                f"{name}: columns '{shortened(seen[key])}' and '{shortened(column.name)}' both "
                f"have {what.format(key)}; only one can"
            )
        seen[key] = column.name


def _check_alike(name: str, one: Column, other: Column, what: str) -> None:
    both = f"{name}: {what}: columns '{shortened(one.name)}' and '{shortened(other.name)}'"
    if one.dimension and other.dimension and one.dimension != other.dimension:
        raise InputError(
            f"{both} have the dimensions '{one.dimension}' and '{other.dimension}'; an item "
            "belongs to one"
        )
    if one.scale != other.scale and "importance" not in (one.role, other.role):
        scales = [f"{low:g} to {high:g}" for low, high in (one.scale, other.scale)]
        raise InputError(
            f"{both} have the scales {scales[0]} and {scales[1]}; they can be compared only on one"
        )


def completed(codebook: Codebook) -> tuple[Column, ...]:
    """Give each column of an item the dimension and the label that one of them states."""
    known: dict[tuple[str, str], str] = {}
    for column in codebook.columns:
        for key in ("dimension", "label"):
            if column.item and column.role != "ignore" and getattr(column, key):
                known.setdefault((column.item, key), getattr(column, key))
    return tuple(
        replace(
            column,
            dimension=column.dimension or known.get((column.item, "dimension"), ""),
            label=column.label or known.get((column.item, "label"), ""),
        )
        if column.item and column.role != "ignore"
        else column
        for column in codebook.columns
    )

"""Which columns of linked surveys give which side of a gap: levels, one scale, common items."""

from collections.abc import Sequence

from cxlab.errors import InputError
from cxlab.survey.codebook.codebook import SOURCES, Codebook, Scale
from cxlab.survey.linked.branches import Line
from cxlab.survey.linked.files import PLURAL, Sheets
from cxlab.words import phrase, say

Columns = dict[tuple[str, str], list[str]]  # (who, level) -> columns

# Who is asked what gives which side of a gap.
LEVELS = {
    ("customer", "expectation"): "expectation",
    ("customer", "perception"): "perception",
    ("manager", "expectation"): "view",
    ("standard", "expectation"): "standard",
    ("staff", "perception"): "delivery",
    **{(source, "promise"): "promise" for source in SOURCES},
}
IN_WORDS = {
    "expectation": phrase("expectation"),
    "perception": phrase("perception"),
    "view": phrase("view"),
    "standard": phrase("standard"),
    "delivery": phrase("delivery"),
    "promise": phrase("promise"),
}


def columns_of_levels(sheets: Sequence[Sheets], codebook: Codebook) -> Columns:
    """Return which columns give which level: those that its people answered at all.

    Raises
    ------
    InputError
        With one side of a gap alone, or promises of two kinds of people.
    """
    by_level: Columns = {}
    for (source, role), level in LEVELS.items():
        frames = [part.frame for part in sheets if part.source == source]
        columns = [
            name
            for name in (column.name for column in codebook.of(role))
            if any(name in frame and frame[name].notna().any() for frame in frames)
        ]
        if columns:
            by_level[source, level] = columns
    asked = [source for source, level in by_level if level == "promise"]
    if len(asked) > 1:
        raise InputError(
            f"{codebook.name}: promises are answered by {' and by '.join(PLURAL[a] for a in asked)}"
            "; keep the answers of one of them"
        )
    if len(by_level) < 2:
        have = ", ".join(f"{PLURAL[source]} ({level})" for source, level in by_level) or "none"
        raise InputError(
            f"{codebook.name}: a gap needs two sides, e.g. customers' expectation and perception, "
            f"or managers' expectation and customers'. Found: {have}"
        )
    return by_level


def one_scale(columns: Columns, codebook: Codebook) -> Scale:
    """Return the scale of all columns.

    Raises
    ------
    InputError
        Where two columns were asked on different ones.

    Examples
    --------
    >>> from cxlab.survey.codebook.codebook import Column
    >>> columns = (Column("E1", "expectation", item="a"), Column("P1", "perception", item="a"))
    >>> sides = {("customer", "expectation"): ["E1"], ("customer", "perception"): ["P1"]}
    >>> one_scale(sides, Codebook("shop.yml", "", columns))
    (1.0, 7.0)
    """
    first, *rest = [codebook.column(name) for names in columns.values() for name in names]
    for other in rest:
        if other.scale != first.scale:
            raise InputError(
                f"{codebook.name}: column '{first.name}' has the scale {first.scale[0]:g} to "
                f"{first.scale[1]:g}, column '{other.name}' {other.scale[0]:g} to "
                f"{other.scale[1]:g}. A gap is a difference: both sides must be asked on one scale"
            )
    return first.scale


def common_items(columns: Columns, codebook: Codebook) -> tuple[Columns, list[Line]]:
    """Keep the items that every side was asked; sides whose columns have no item stay whole.

    Returns
    -------
    columns : mapping of (str, str) to list of str
    account : list of (str, str)
        Which items are compared, and which are left out.

    Raises
    ------
    InputError
        Where no item was asked of everybody.
    """
    items = {
        key: {codebook.column(name).item: name for name in names} for key, names in columns.items()
    }
    items = {key: by_item for key, by_item in items.items() if all(by_item)}
    if not items:
        return columns, []
    common = set.intersection(*map(set, items.values()))
    if not common:
        shown = "; ".join(
            f"{PLURAL[source]} ({level}): {', '.join(by_item)}"
            for (source, level), by_item in items.items()
        )
        raise InputError(
            f"{codebook.name}: no item was asked of everybody, so there is nothing to compare. "
            f"Items by side: {shown}"
        )
    kept = {
        key: [name for item, name in by_item.items() if item in common]
        for key, by_item in items.items()
    }
    dropped = sorted(set.union(*map(set, items.values())) - common)
    lines = [(say("Items compared"), f"{len(common)}: {', '.join(sorted(common))}")]
    if dropped:
        lines.append((say("Items not asked of everybody, left out"), ", ".join(dropped)))
    return columns | kept, lines


def level_in_words(level: str) -> str:
    """Return a level in the words of a report, in the run's language.

    Examples
    --------
    >>> level_in_words("view"), level_in_words("driver training")
    ('view', 'driver training')
    """
    kind, _, name = level.partition(" ")
    words = {"driver": phrase("driver {name}"), "outcome": phrase("outcome {name}")} | IN_WORDS
    return say(words[kind], name=name)

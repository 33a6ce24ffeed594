"""The forms in which people have a study: d, means, counts, a correlation, any effect."""

from collections.abc import Mapping, Sequence

from cxlab.errors import InputError, nearest
from cxlab.evidence.effects import FORMS, OTHER, Effect, Form, Heads
from cxlab.survey.files.user_table import UserTable

# Other heads of the same column, without blanks, dots, dashes and underscores. Those that end in
# "i" are metafor's.
SPELLINGS: dict[str, tuple[str, ...]] = {
    "study": ("slab",),
    "d": ("g", "smd", "cohensd", "hedgesg"),
    "n": ("ni", "ntotal"),
    "n_1": ("n1", "n1i"),
    "n_2": ("n2", "n2i"),
    "effect": ("yi", "effectsize"),
    "variance": ("vi",),
    "se": ("sei", "stderr", "standarderror"),
    "r": ("ri",),
    "mean_1": ("mean1", "m1", "m1i"),
    "mean_2": ("mean2", "m2", "m2i"),
    "sd_1": ("sd1", "sd1i"),
    "sd_2": ("sd2", "sd2i"),
    "count_1": ("count1", "ai"),
    "count_2": ("count2", "ci"),
    "rest_1": ("rest1", "bi"),
    "rest_2": ("rest2", "di"),
}
APART = str.maketrans("", "", " ._-")


def heads_of(table: UserTable) -> dict[str, str]:
    """Return the heads of a file by the column that they mean; a column's own name goes first.

    Examples
    --------
    >>> from types import SimpleNamespace
    >>> heads_of(SimpleNamespace(columns=["study", "yi", "n1i", "n_1"]))
    {'study': 'study', 'n_1': 'n_1', 'effect': 'yi'}
    """
    heads: dict[str, str] = {}
    for column, spellings in SPELLINGS.items():
        as_written = [name for name in table.columns if name.translate(APART) in spellings]
        if column in table.columns or as_written:
            heads[column] = column if column in table.columns else as_written[0]
    return heads


def effects_of(table: UserTable, heads: Heads) -> tuple[list[Effect], dict[Form, int]]:
    """Return the effect of each row, and how many rows have each form.

    Every row may have another form; one that has none, or two that need not agree, is refused.

    Raises
    ------
    InputError
        Naming row and column, or every form that is taken.

    Examples
    --------
    >>> from cxlab.published import ROOT
    >>> table = UserTable(ROOT / "data" / "published" / "choice_overload_effects.csv")
    >>> effects, forms = effects_of(table, heads_of(table))
    >>> len(effects), [form.name for form in forms]
    (54, ['d, n'])
    """
    there = [form for form in FORMS if set(form.columns) <= set(heads)]
    if not there:
        raise _no_form(table, heads)
    places: dict[Form, list[int]] = {}
    for place, form in enumerate(_form_of_each_row(table, heads, there)):
        places.setdefault(form, []).append(place)
    _refuse_other_scales(table, places)
    effects: dict[int, Effect] = {}
    for form, rows in places.items():
        effects.update(zip(rows, form.read(table.only(rows), heads), strict=True))
    counts = {form: len(rows) for form, rows in places.items()}
    return [effects[place] for place in range(len(table.rows))], counts


def _no_form(table: UserTable, heads: Heads) -> InputError:
    part = [form for form in FORMS if set(form.columns) & set(heads)]
    lacking = ""
    if part:
        closest = min(part, key=lambda form: len(set(form.columns) - set(heads)))
        first = next(column for column in closest.columns if column not in heads)
        near = nearest(first, table.columns)
        lacking = f"column '{first}' is missing for '{closest.name}'.{near} "
    forms = "; ".join(form.name for form in FORMS)
    return InputError(
        f"{table.name}: {lacking}Found: {', '.join(table.columns)}. Besides 'study' a row gives "
        f"one of: {forms} (1 is the smaller selection)"
    )


def _form_of_each_row(table: UserTable, heads: Heads, there: Sequence[Form]) -> list[Form]:
    if len(there) == 1:  # its reader names the cell that is blank
        return [there[0]] * len(table.rows)
    filled = {column: table.filled(heads[column]) for form in there for column in form.columns}
    forms = []
    for place, row in enumerate(table.line_numbers):
        full = [form for form in there if all(filled[column][place] for column in form.columns)]
        names = "; ".join(form.name for form in full or there)
        if not full:
            raise InputError(f"{table.name}, row {row}: none of these is filled in whole: {names}")
        if len({form.gives for form in full}) > 1:
            raise InputError(
                f"{table.name}, row {row}: the effect is there more than once ({names}), and they "
                "need not agree: leave one of them, and blank the others"
            )
        forms.append(full[0])
    return forms


def _refuse_other_scales(table: UserTable, places: Mapping[Form, Sequence[int]]) -> None:
    """Refuse effects on a scale of their own beside such as become d."""
    first = {form.gives: (table.line_numbers[rows[0]], form) for form, rows in places.items()}
    if OTHER in first and len(first) > 1:
        row, form = first[OTHER]
        other_row, other = next(pair for gives, pair in first.items() if gives != OTHER)
        raise InputError(
            f"{table.name}, row {row}: '{form.name}' may be on any scale, but row {other_row} "
            f"('{other.name}') is a standardised mean difference; if all of them are, call the "
            "column 'd' instead of 'effect'"
        )

"""A table of means and correlations as papers print it: moments out, or what to mend."""

import csv
from collections.abc import Mapping, Sequence
from math import isfinite, nan
from pathlib import Path

import numpy as np

from cxlab import limits
from cxlab.errors import InputError
from cxlab.statistics.moments import Array, Moments
from cxlab.visible import visible


def moments_of_table(path: Path, group: str = "") -> Moments:
    """Read a table as papers print it: a row a variable, with n, mean, sd and correlations.

    Parameters
    ----------
    path : Path
        CSV with the columns ``variable, n, mean, sd`` and one per variable.
    group : str
        Which of the stacked tables, where there is a column ``group``.

    Raises
    ------
    InputError
        If columns are missing, correlations are not symmetric or not possible, or n differs.

    Examples
    --------
    >>> from cxlab.published import SURVEYS
    >>> moments_of_table(SURVEYS / "servqual_babakus_boller1992.csv").n
    502
    """
    rows = _of_group(printed_rows(path), group, path.name)
    names = tuple(row["variable"] for row in rows)
    for column in ("n", "mean", "sd", *names):
        if column not in rows[0]:
            raise InputError(f"{path.name}: column '{column}' is missing")
    counts = {_printed_count(row, path.name) for row in rows}
    if len(counts) != 1:
        raise InputError(f"{path.name}: n differs between variables: {sorted(counts)}")
    correlations = np.array(
        [[_printed_number(row, name, path.name) for name in names] for row in rows]
    )
    _check_correlations(correlations, names, path.name)
    mean, sd = (
        np.array([_printed_number(row, name, path.name, may_be_empty=True) for row in rows])
        for name in ("mean", "sd")
    )
    if np.isnan(sd).all():  # correlations only
        mean, sd = np.full(len(names), float("nan")), np.ones(len(names))
    for name, deviation in zip(names, sd, strict=True):
        if not deviation > 0:
            raise InputError(f"{path.name}: the sd of '{name}' is missing or not above 0")
    return Moments(names, counts.pop(), mean, correlations * np.outer(sd, sd))


def printed_rows(path: Path) -> list[dict[str, str]]:
    """Return the rows of a CSV file in UTF-8, separated by commas, semicolons or tabs.

    Raises
    ------
    InputError
        If there is no such file, or it is not a table of moments (no column ``variable``).

    Examples
    --------
    >>> from cxlab.published import SURVEYS
    >>> printed_rows(SURVEYS / "servqual_babakus_boller1992.csv")[0]["variable"]
    'P01'
    """
    try:
        limits.check_text(path)
        text = visible(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        raise InputError(f"{path.name}: there is no such file") from None
    except (OSError, UnicodeDecodeError):
        raise InputError(f"{path.name}: cannot be read as UTF-8") from None
    head = text.partition("\n")[0]
    delimiter = max(",;\t", key=head.count)
    reader = csv.DictReader(text.splitlines(), delimiter=delimiter)
    # The head first: a file of answers may be long.
    known = "variable" in (reader.fieldnames or ())
    rows = [dict(row) for row in reader] if known else []
    if not rows:
        raise InputError(f"{path.name}: is not a correlation table, it has no column 'variable'")
    if delimiter != ",":
        rows = [{k: (v or "").replace(",", ".") for k, v in row.items() if k} for row in rows]
    return rows


def is_printed_table(path: Path) -> bool:
    """Say whether a file is a table of moments, by its head.

    Examples
    --------
    >>> from cxlab.published import ROOT, SURVEYS
    >>> samples = ROOT / "data" / "samples"
    >>> is_printed_table(SURVEYS / "mobi_moments.csv")
    True
    >>> is_printed_table(samples / "simulated_waves.csv")
    False
    """
    try:
        printed_rows(path)
    except InputError:
        return False
    return True


def _printed_number(
    row: Mapping[str, str], column: str, table: str, *, may_be_empty: bool = False
) -> float:
    """Return a number; ``nan`` where it is not printed and need not be.

    Raises
    ------
    InputError
        If the cell holds no number; the message names row and column.
    """
    text = (row.get(column) or "").strip()
    if not text and may_be_empty:
        return nan
    try:
        number = float(text)
    except ValueError:
        number = nan
    if not isfinite(number):
        shown = f"'{text}'" if text else "nothing"
        where = f"{table}, variable '{row['variable']}', column '{column}'"
        raise InputError(f"{where}: found {shown}, need a number")
    return number


def _printed_count(row: Mapping[str, str], table: str) -> int:
    """Return n of a row: a whole number of at least 2.

    Raises
    ------
    InputError
        If it is none.
    """
    number = _printed_number(row, "n", table)
    if number < 2 or number != int(number):
        raise InputError(
            f"{table}, variable '{row['variable']}', column 'n': found '{row['n']}', need a whole "
            "number, 2 or more"
        )
    return int(number)


def _of_group(rows: list[dict[str, str]], group: str, name: str) -> list[dict[str, str]]:
    if "group" not in rows[0]:
        return rows
    groups = list(dict.fromkeys(row["group"] for row in rows))
    if group not in groups:
        raise InputError(f"{name}: no group '{group}'; it has {', '.join(groups)}")
    return [row for row in rows if row["group"] == group]


def _check_correlations(correlations: Array, names: Sequence[str], table: str) -> None:
    uneven = np.argwhere(np.abs(correlations - correlations.T) > 1e-6)
    if len(uneven):
        a, b = (names[place] for place in uneven[0])
        raise InputError(f"{table}: the correlation of {a} with {b} is not that of {b} with {a}")
    if np.abs(correlations).max() > 1 or np.abs(np.diag(correlations) - 1).max() > 1e-6:
        raise InputError(f"{table}: correlations must lie between -1 and 1, with 1 on the diagonal")
    # Rounded or pairwise correlations may miss by a little; no survey gives less than this.
    if float(np.linalg.eigvalsh(correlations)[0]) < -0.05:
        raise InputError(f"{table}: no answers can have these correlations together")

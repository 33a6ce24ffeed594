"""Reading an assortment test: published counts, or the user's counts or visitors."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from cxlab.data_path import path_text
from cxlab.errors import InputError, nearest
from cxlab.evidence.account import OWN, Line, account_of, cited_lines
from cxlab.evidence.arms import FUNNEL, Arm, AssortmentTest, compared
from cxlab.evidence.names import refuse_alike
from cxlab.published import names, path_of, read
from cxlab.survey.files.user_table import UserTable
from cxlab.words import phrase, say, say_count

KNOWN = (*FUNNEL, "wrote_essay", "chose_chocolate")
INDEPENDENT = phrase(
    "each person decides independently; people who come in groups, or displays that change only "
    "by the hour or the day, make every interval too narrow"
)
Counts = list[tuple[str, Arm]]  # an outcome and one of its arms


def load(data: str, small: int = 0, large: int = 0) -> AssortmentTest:
    """Read an assortment test: a published table by name, or the user's file.

    Parameters
    ----------
    data : str
        A name in ``data/published``, or the path of a CSV file with one row per outcome and arm
        (``outcome, options, n, count``; without ``outcome`` the counts are buyers among those
        who passed by) or one row per visitor (``options, stopped, bought`` as 0 or 1).
    small, large : int
        The arms to compare, by their number of options; 0 takes the fewest and the most.

    Raises
    ------
    InputError
        If the file or its counts make no sense; the message names the row and the remedy.

    Examples
    --------
    >>> load("iyengar_lepper_2000").outcomes["stopped"]
    (Arm(options=6, n=260, count=104), Arm(options=24, n=242, count=145))
    """
    is_own = (data := path_text("data", data)) not in names()
    path = Path(data) if is_own else path_of(data)
    counts, lines, source = _own(path) if is_own else _published(data)
    outcomes = _by_outcome(counts)
    for outcome, arms in outcomes.items():
        try:
            pair = compared(outcomes, outcome, small, large)
        except InputError as error:
            raise InputError(f"{path.name}: {error}") from None
        lines.append((say("Counted: {outcome}", outcome=outcome), _counted(arms, pair)))
    lines.append((say("Taken for granted"), say(INDEPENDENT)))
    account = account_of(lines, [path])
    return AssortmentTest(outcomes, small, large, source=source, own=is_own, account=account)


def _published(name: str) -> tuple[Counts, list[Line], str]:
    rows = read(name)
    missing = {"outcome", "options", "n", "count", "source"} - set(rows[0])
    if missing:
        raise InputError(f"'{name}' is not a table of counts: it lacks {sorted(missing)}")
    counts = [(r["outcome"], Arm(int(r["options"]), int(r["n"]), int(r["count"]))) for r in rows]
    key = rows[0]["source"]
    return counts, cited_lines(key), key


def _own(path: Path) -> tuple[Counts, list[Line], str]:
    table = UserTable(path)
    table.need("options")
    source = say_count(
        "your file {name}, {n} row", "your file {name}, {n:,} rows", len(table.rows), name=path.name
    )
    if "count" in table.columns or "n" in table.columns:
        counts, lines = _from_counts(table)
    else:
        counts, lines = _from_visitors(table)
    used = {"outcome", "options", "n", "count", "stopped", "bought"}
    if unused := [name for name in table.columns if name not in used]:
        lines.append((say("Columns not used"), ", ".join(unused)))
    return counts, [(say("Source"), source), *lines], OWN + path.name


def _from_counts(table: UserTable) -> tuple[Counts, list[Line]]:
    table.need("n", "count")
    lines = [(say("One row is"), say("an outcome in one arm: options, n, count"))]
    outcomes = ["bought"] * len(table.rows)
    if "outcome" in table.columns:
        outcomes = [_outcome(name) for name in table.text("outcome")]
        if others := sorted({name for name in outcomes if name not in KNOWN}):
            facts = {"others": ", ".join(others), "known": ", ".join(KNOWN)}
            known = say("{others}; this notebook knows {known}", **facts)
            lines.append((say("Outcomes of your own"), known))
    else:
        read_as = say("counts are read as buyers among those who passed by")
        lines.append((say("No column 'outcome'"), read_as))
    arms = map(Arm, table.whole("options"), table.whole("n"), table.whole("count"))
    counts = list(zip(outcomes, arms, strict=True))
    _check_counts(table, counts)
    return _linked(counts, table.name), lines


def _check_counts(table: UserTable, counts: Counts) -> None:
    seen: set[tuple[str, int]] = set()
    for number, (outcome, arm) in zip(table.line_numbers, counts, strict=True):
        where = f"{table.name}, row {number}"
        if not outcome:
            raise InputError(f"{where}: the outcome has no name")
        if arm.count > arm.n:
            raise InputError(f"{where}: count is {arm.count}, more than n = {arm.n}")
        if (outcome, arm.options) in seen:
            raise InputError(
                f"{where}: '{outcome}' at {arm.options} options occurs a second time; add the "
                "rows up, or run one file per shop"
            )
        seen.add((outcome, arm.options))
    refuse_alike((outcome for outcome, _ in counts), table.name)


def _outcome(name: str) -> str:
    """Return a known outcome in its own spelling, another one as it is.

    Raises
    ------
    InputError
        If the name is nearly, but not quite, a known one.
    """
    folded = name.casefold()
    if folded in KNOWN:
        return folded
    if meant := nearest(folded, KNOWN, likeness=0.8):
        raise InputError(f"outcome '{name}' is not known.{meant} Rename it if it is another one")
    return name


def _linked(counts: Counts, name: str) -> Counts:
    """Give every funnel step the step before as its base, whichever base the user counted from."""
    known = {(outcome, arm.options): arm for outcome, arm in counts}
    linked = []
    for outcome, arm in counts:
        earlier = FUNNEL[: FUNNEL.index(outcome)] if outcome in FUNNEL else ()
        steps = [known[s, arm.options] for s in earlier if (s, arm.options) in known]
        where = f"{name}: '{outcome}' at {arm.options} options"
        linked.append((outcome, _after(steps, arm, where) if steps else arm))
    return linked


def _after(steps: Sequence[Arm], arm: Arm, where: str) -> Arm:
    """Return the arm counted over those who took the last of ``steps``."""
    last = steps[-1]
    if arm.n not in {n for step in steps for n in (step.n, step.count)}:
        raise InputError(
            f"{where} has n = {arm.n}, but the step before it counted {last.count} of {last.n}; "
            "n must be one of these"
        )
    if arm.count > last.count:
        raise InputError(
            f"{where}: {arm.count} counted, but only {last.count} got as far as the step before"
        )
    return Arm(arm.options, last.count, arm.count)


def _from_visitors(table: UserTable) -> tuple[Counts, list[Line]]:
    table.need("stopped", "bought")
    options = table.whole("options")
    stopped, bought = (table.whole(step, (0, 1)) for step in ("stopped", "bought"))
    for number, stop, buy in zip(table.line_numbers, stopped, bought, strict=True):
        if buy and not stop:
            raise InputError(
                f"{table.name}, row {number}: bought is 1 but stopped is 0; a buyer at the "
                "display has stopped at it: mend the row, or leave buyers from elsewhere out"
            )
    counts: Counts = []
    for arm in sorted(set(options)):
        here = [i for i, value in enumerate(options) if value == arm]
        stops, buys = sum(stopped[i] for i in here), sum(bought[i] for i in here)
        counts += [("stopped", Arm(arm, len(here), stops)), ("bought", Arm(arm, stops, buys))]
    read_as = say("a visitor who passed by: options, stopped, bought")
    return counts, [(say("One row is"), read_as)]


def _by_outcome(counts: Counts) -> dict[str, tuple[Arm, ...]]:
    """Return the arms of each outcome, fewest options first."""
    outcomes: dict[str, tuple[Arm, ...]] = {}
    for outcome, arm in sorted(counts, key=lambda row: row[1].options):
        outcomes[outcome] = (*outcomes.get(outcome, ()), arm)
    return {outcome: outcomes[outcome] for outcome, _ in counts}


def _counted(arms: Iterable[Arm], pair: tuple[int, int]) -> str:
    return "; ".join(_counted_in(arm, is_compared=arm.options in pair) for arm in arms)


def _counted_in(arm: Arm, *, is_compared: bool) -> str:
    if arm.options == 0:
        text = phrase("{count:,} of {n:,} with no choice (shown, not compared)")
    elif is_compared:
        text = phrase("{count:,} of {n:,} at {options} options")
    else:
        text = phrase("{count:,} of {n:,} at {options} options (shown, not compared)")
    return say(text, count=arm.count, n=arm.n, options=arm.options)

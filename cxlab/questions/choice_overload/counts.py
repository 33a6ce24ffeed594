"""Reading an assortment test: published counts, or the user's counts or visitors."""

from collections.abc import Iterable
from pathlib import Path

from cxlab.errors import InputError, nearest
from cxlab.numbers import plural
from cxlab.published import GRADES, fingerprint, names, path_of, read, source
from cxlab.questions.choice_overload.assortment import FUNNEL, OWN, Arm, AssortmentTest, compared
from cxlab.table import Table
from cxlab.user_table import UserTable

KNOWN = (*FUNNEL, "wrote_essay", "chose_chocolate")
INDEPENDENT = (
    "Taken for granted",
    "each person decides independently; people who come in groups, or displays that change only "
    "by the hour or the day, make every interval too narrow",
)


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
    """
    own = data not in names()
    if own:
        return _own(Path(data), small, large)
    rows = read(data)
    missing = {"outcome", "options", "n", "count", "source"} - set(rows[0])
    if missing:
        raise InputError(f"'{data}' is not a table of counts: it lacks {sorted(missing)}")
    counts = ((r["outcome"], Arm(int(r["options"]), int(r["n"]), int(r["count"]))) for r in rows)
    cited = source(rows[0]["source"])
    lines = [
        ("Source", cited.citation),
        ("How we know the figures", f"{GRADES[cited.verified]}; {cited.note}"),
    ]
    return _assemble(counts, small, large, cited.key, lines, path_of(data))


def _own(path: Path, small: int, large: int) -> AssortmentTest:
    table = UserTable(path)
    table.need("options")
    lines = [("Source", f"your file {path.name}, {plural(len(table.rows), 'row')}")]
    if "count" in table.columns or "n" in table.columns:
        counts, said = _from_counts(table)
    else:
        counts, said = _from_visitors(table)
    used = {"outcome", "options", "n", "count", "stopped", "bought"}
    if unused := [name for name in table.columns if name not in used]:
        said.append(("Columns not used", ", ".join(unused)))
    source = OWN + path.name
    return _assemble(counts, small, large, source, lines + said, path, own=True)


def _from_counts(table: UserTable) -> tuple[list[tuple[str, Arm]], list[tuple[str, str]]]:
    table.need("n", "count")
    said = [("One row is", "an outcome in one arm: options, n, count")]
    outcomes = ["bought"] * len(table.rows)
    if "outcome" in table.columns:
        outcomes = [_outcome(name) for name in table.text("outcome")]
        if others := sorted({name for name in outcomes if name not in KNOWN}):
            said.append(
                (
                    "Outcomes of your own",
                    f"{', '.join(others)}; this notebook knows {', '.join(KNOWN)}",
                )
            )
    else:
        said.append(("No column 'outcome'", "counts are read as buyers among those who passed by"))
    numbers = zip(
        outcomes, table.whole("options"), table.whole("n"), table.whole("count"), strict=True
    )
    rows: list[tuple[str, Arm]] = []
    for number, (outcome, options, n, count) in zip(table.line_numbers, numbers, strict=True):
        where = f"{table.name}, row {number}"
        if not outcome:
            raise InputError(f"{where}: the outcome has no name")
        if count > n:
            raise InputError(f"{where}: count is {count}, more than n = {n}")
        if (outcome, options) in [(name, arm.options) for name, arm in rows]:
            raise InputError(
                f"{where}: '{outcome}' at {options} options occurs a second time; add the rows "
                "up, or run one file per shop"
            )
        rows.append((outcome, Arm(options, n, count)))
    return _linked(rows, table.name), said


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


def _linked(rows: list[tuple[str, Arm]], name: str) -> list[tuple[str, Arm]]:
    """Give every funnel step the step before as its base, whichever base the user counted from."""
    counts = {(outcome, arm.options): arm for outcome, arm in rows}
    linked = []
    for outcome, arm in rows:
        earlier = FUNNEL[: FUNNEL.index(outcome)] if outcome in FUNNEL else ()
        steps = [counts[s, arm.options] for s in earlier if (s, arm.options) in counts]
        where = f"{name}: '{outcome}' at {arm.options} options"
        linked.append((outcome, _after(steps, arm, where) if steps else arm))
    return linked


def _after(steps: list[Arm], arm: Arm, where: str) -> Arm:
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


def _from_visitors(table: UserTable) -> tuple[list[tuple[str, Arm]], list[tuple[str, str]]]:
    table.need("stopped", "bought")
    options, stopped, bought = (
        table.whole("options"),
        table.whole("stopped", (0, 1)),
        table.whole("bought", (0, 1)),
    )
    for number, stop, buy in zip(table.line_numbers, stopped, bought, strict=True):
        if buy and not stop:
            raise InputError(
                f"{table.name}, row {number}: bought is 1 but stopped is 0; a buyer at the "
                "display has stopped at it: mend the row, or leave buyers from elsewhere out"
            )
    rows = []
    for arm in sorted(set(options)):
        here = [i for i, value in enumerate(options) if value == arm]
        stops, buys = sum(stopped[i] for i in here), sum(bought[i] for i in here)
        rows += [("stopped", Arm(arm, len(here), stops)), ("bought", Arm(arm, stops, buys))]
    return rows, [("One row is", "a visitor who passed by: options, stopped, bought")]


def _assemble(
    counts: Iterable[tuple[str, Arm]],
    small: int,
    large: int,
    source: str,
    lines: list[tuple[str, str]],
    path: Path,
    own: bool = False,
) -> AssortmentTest:
    outcomes: dict[str, list[Arm]] = {}
    for outcome, arm in counts:
        outcomes.setdefault(outcome, []).append(arm)
    for outcome, arms in outcomes.items():
        try:
            pair = compared(outcomes, outcome, small, large)
        except InputError as error:
            raise InputError(f"{path.name}: {error}") from None
        lines.append((f"Counted: {outcome}", _said(arms, pair)))
    lines.append(INDEPENDENT)
    account = Table(
        "The data of this run",
        ("What", "Account"),
        tuple(lines),
        kind="account",
        extra={"files": {path.name: fingerprint(path)}},
    )
    ordered = {
        name: tuple(sorted(arms, key=lambda arm: arm.options)) for name, arms in outcomes.items()
    }
    return AssortmentTest(ordered, small, large, source, own, account)


def _said(arms: list[Arm], compared: tuple[int, int]) -> str:
    parts = []
    for arm in sorted(arms, key=lambda arm: arm.options):
        label = f"{arm.count:,} of {arm.n:,} at {arm.options} options"
        if arm.options == 0:
            label = f"{arm.count:,} of {arm.n:,} with no choice (shown, not compared)"
        elif arm.options not in compared:
            label += " (shown, not compared)"
        parts.append(label)
    return "; ".join(parts)

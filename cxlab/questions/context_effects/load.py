"""The published experiments on lists, or a user's own file, for notebook 08."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from cxlab.errors import InputError
from cxlab.evidence.account import Line, account_of, cited
from cxlab.published import ALL_SURVEYS, path_of, read
from cxlab.questions.context_effects.choices import Choices, Tally, menus_of
from cxlab.questions.context_effects.own_choices import read_choices
from cxlab.words import in_words, say

PERSONS, SETS = "context_noguchi_stewart_persons", "context_noguchi_stewart_sets"
PRINTED, MENUS, TIMES = "context_effects", "regularity_mg2019", "choice_time_mms2019"


def load(data: str) -> Choices:
    """Read the published experiments, or the user's file.

    Parameters
    ----------
    data : str
        ``"published"``, or the path of a CSV file: one row a choice (``person, effect, choice``),
        counts of lists (``set, option, role, count``) or of domains (``domain, set, choice,
        count``).

    Raises
    ------
    InputError
        For a file that makes no sense; the message names the row and what is taken.

    Examples
    --------
    >>> experiments = load("published")
    >>> len(experiments.people("attraction")), len(experiments.menus), len(experiments.seconds)
    (93, 16, 32)
    """
    if data == ALL_SURVEYS:
        return _published()
    if not Path(data).exists():
        raise InputError(f"{Path(data).name}: there is no such file")
    return read_choices(Path(data))


def _published() -> Choices:
    tables = {name: read(name) for name in (PERSONS, SETS, PRINTED, MENUS, TIMES)}
    lines: list[Line] = [
        (say("People who chose from lists of three"), cited("noguchi_stewart_2014")),
        (say("Lists of brands, and how long choices took"), cited("ranch_2019")),
        *(
            (
                say("Demonstration: {setting}", setting=in_words(row["setting"])),
                cited(row["source"]),
            )
            for row in {row["setting"]: row for row in tables[PRINTED]}.values()
        ),
        (say("Taken for granted"), say("the lists shown to different people are independent")),
    ]
    return Choices(
        by_person=tuple(_tally(row, person=row["person"]) for row in tables[PERSONS]),
        by_set=tuple(_tally(row, product_set=row["product_set"]) for row in tables[SETS]),
        menus=menus_of(
            (r["domain"], r["set"], r["choice"], int(r["count"])) for r in tables[MENUS]
        ),
        seconds=_seconds(tables[TIMES]),
        printed=tuple(tables[PRINTED]),
        source="noguchi_stewart_2014",
        own=False,
        account=account_of(lines, [path_of(name) for name in tables]),
    )


def _tally(row: Mapping[str, str], person: str = "", product_set: str = "") -> Tally:
    target, competitor, third = (int(row[role]) for role in ("target", "competitor", "third"))
    engaged = row["engaged"]
    return Tally(
        *(row["effect"], target, competitor, third),
        person=person,
        product_set=product_set,
        engaged=engaged,
    )


def _seconds(rows: Iterable[Mapping[str, str]]) -> dict[str, dict[int, tuple[float, float]]]:
    seconds: dict[str, dict[int, tuple[float, float]]] = {}
    for row in rows:
        times = (float(row["mean_seconds"]), float(row["median_seconds"]))
        seconds.setdefault(row["domain"], {})[int(row["options"])] = times
    return seconds

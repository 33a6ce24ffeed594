"""Rows that are no answers: averages and totals below them, heads that come a second time."""

import re
from collections import Counter
from collections.abc import Container, Sequence
from functools import lru_cache
from math import isclose

from cxlab.survey.files.grid import Cell, plain_text
from cxlab.survey.files.subtotals import subtotals
from cxlab.survey.text import one_line, shortened, word
from cxlab.survey.written_number import number
from cxlab.words import say, say_count

EDGE = 12  # rows at either end among which summaries stand
PLAIN = 20  # a sum is larger than nearly any answer
LONGEST = 40  # letters of what calls a summary
FEW = 2  # rows that one summary may take without numbers that tell
NARROW = 4  # columns; of fewer one text may be all that somebody said
ENOUGH = 3  # columns in which a row must be the average or sum of the others
SUMS = frozenset(
    """
average|avg|mean|means|total|totals|grand total|subtotal|sum|overall average|overall mean|overall
|standard deviation|평균|평 균|전체 평균|합계|합 계|총계|총합|총 합계|소계|표준편차|durchschnitt
|mittelwert|mittel|summe|gesamt|gesamtsumme|gesamtergebnis|standardabweichung|moyenne
|total général|somme|écart-type|promedio|suma|total general|desviación estándar|totale|somma
|grand average|grand mean|média|soma|gemiddelde|totaal|平均|合計|総計|标准差|合计|总计|平均值
|average score|mean score|mean value|mittelwerte|durchschnittswert|durchschnittswerte|ø|x̄
|summen|zwischensumme|moyennes|sous-total|평균값|평균점수|평균 점수|총평균|전체평균|총점
""".replace("\n", "").split("|")
)
# Where ids are numbers, or beside one of the above; elsewhere they may be names.
ALSO = frozenset(
    """
median|std|sd|std dev|st dev|stdev|variance|min|minimum|max|maximum|count|n|valid n
|responses|base|계|중앙값|중위수|분산|최소|최솟값|최소값|최대|최댓값|최대값|응답수|응답자수
|응답자 수|사례수|anzahl|médiane|effectif|media|mediana|som
""".replace("\n", "").split("|")
)


def not_people(
    columns: Sequence[str],
    rows: Sequence[Sequence[Cell]],
    decimal: str,
    *,
    of_people: bool = True,
) -> dict[int, str]:
    """Return which rows of answers are none, by their place, each with what it is.

    A summary says so in its first text ("Average"), or is the average or sum of the others in
    nearly all columns. It is looked for at both ends; between the answers only where it says so
    and its numbers are no answers either. A head that comes again is looked for everywhere.

    Parameters
    ----------
    columns : sequence of str
    rows : sequence of sequence of Cell
    decimal : str
        As `Grid.decimal`.
    of_people : bool
        Whether a row is a person; in a table of counts several rows with one name are a group,
        whatever it is called and however large its numbers are.

    Returns
    -------
    dict of int to str
        "" where the row is a head.

    Examples
    --------
    >>> rows = [["1", "5", "4"], ["2", "3", "4"], ["Average", "4", "4"]]
    >>> not_people(["id", "E1", "P1"], rows, ".")
    {2: 'Average'}
    """
    heads = {place: "" for place, row in enumerate(rows) if _is_head(row, columns)}
    first_last = range(min(EDGE, len(rows)))
    edge = sorted({*first_last, *(len(rows) - 1 - place for place in first_last)} - heads.keys())
    words = {place: text for place in edge if (text := _only_text(rows[place]))}
    sums = {place for place, text in words.items() if _is_sum(text)}
    for place, text in words.items():
        beside = {place - 1, place + 1} & sums or not _holds_texts(rows)
        if beside and _plain(text) in ALSO:
            sums.add(place)
    named = {place: words[place] for place in sums} | _within(rows, {*words, *heads}, decimal)
    groups = _groups(rows, {*named.values()}, decimal, of_people=of_people)
    named = {place: text for place, text in named.items() if text not in groups}
    if of_people:
        named |= _of_groups(rows, {*named, *heads}, decimal)
    outside = heads | named | _below(rows, len(columns))
    last = len(rows) - 1
    while last >= 2 and last in outside:
        last -= 1
    if last >= 2 and _sums_up(rows, last, [*outside], decimal):
        outside[last] = say("sums or averages of the rows above")
    return dict(sorted(outside.items()))


def rows_note(outside: dict[int, str], numbers: Sequence[int]) -> tuple[str, ...]:
    """Say which rows were left out, and why."""
    heads = [str(numbers[place]) for place, name in outside.items() if not name]
    sums = [f"{numbers[place]} ({shortened(name, 40)})" for place, name in outside.items() if name]
    notes = []
    if sums:
        notes.append(
            say_count(
                "{n} row below or among the answers is no person, left out: row {rows}",
                "{n:,} rows below or among the answers are no people, left out: rows {rows}",
                len(sums),
                rows=shortened(", ".join(sums), 200),
            )
        )
    if heads:
        notes.append(
            say_count(
                "{n} row that repeats the head, left out: row {rows}",
                "{n:,} rows that repeat the head, left out: rows {rows}",
                len(heads),
                rows=shortened(", ".join(heads), 200),
            )
        )
    return tuple(notes)


def _is_head(row: Sequence[Cell], columns: Sequence[str]) -> bool:
    first, last = row[0], row[-1]
    if not (isinstance(first, str) and columns[0] in first) and not (
        isinstance(last, str) and columns[-1] in last
    ):
        return False  # told without a look at every cell
    filled = [(cell, name) for cell, name in zip(row, columns, strict=True) if cell is not None]
    same = sum(one_line(plain_text(cell)) == name for cell, name in filled)
    return len(filled) > 1 and same > 0.8 * len(filled)


def _below(rows: Sequence[Sequence[Cell]], width: int) -> dict[int, str]:
    """Return the notes below a table of some width: one text that no other row has, alone."""
    notes: dict[int, str] = {}
    for place in range(len(rows) - 1, max(0, len(rows) - EDGE), -1):
        filled = [(at, cell) for at, cell in enumerate(rows[place]) if cell is not None]
        text = _only_text(rows[place])
        if len(filled) != 1 or not text or width < NARROW:
            break
        at = filled[0][0]
        if any(row[at] == rows[place][at] for row in rows[:place]):
            break
        notes[place] = text
    return notes


def _within(rows: Sequence[Sequence[Cell]], known: Container[int], decimal: str) -> dict[int, str]:
    """Return the subtotals between the answers: called so, with numbers that nobody answers."""
    read = _Numbers(decimal)
    called, summaries = {}, set()
    for place, row in enumerate(rows):
        first = next((cell for cell in row if cell is not None), None)
        if not isinstance(first, str) or first[:1].isdecimal() or len(first) > LONGEST:
            continue
        if not _is_sum(first):
            continue
        summaries.add(place)
        if place not in known and _only_text(row) and _no_answers(row, read):
            called[place] = first.strip()
    if not called:
        return {}
    ordinary = _ordinary([row for place, row in enumerate(rows) if place not in summaries], read)
    return {
        place: text for place, text in called.items() if _stands_out(rows[place], ordinary, read)
    }


def _of_groups(
    rows: Sequence[Sequence[Cell]], known: Container[int], decimal: str
) -> dict[int, str]:
    """Return the subtotals of groups, with numbers that nobody answers."""
    read = _Numbers(decimal)
    called = {
        place: text
        for place, text in subtotals(rows, _is_sum, _is_part).items()
        if place not in known and _no_answers(rows[place], read)
    }
    if not called:
        return {}
    ordinary = _ordinary([row for place, row in enumerate(rows) if place not in called], read)
    return {
        place: text for place, text in called.items() if _stands_out(rows[place], ordinary, read)
    }


def _ordinary(rows: Sequence[Sequence[Cell]], read: "_Numbers") -> list[tuple[float, bool]]:
    """Return of each column the largest number that a row has, and whether all are whole."""
    columns = []
    for cells in zip(*rows, strict=True):
        values = [value for cell in cells if (value := read[cell]) is not None]
        columns.append((max(values, default=0.0), all(value % 1 == 0 for value in values)))
    return columns


def _stands_out(
    row: Sequence[Cell], ordinary: Sequence[tuple[float, bool]], read: "_Numbers"
) -> bool:
    """Say whether several numbers are larger than any answer, or fall between whole answers."""
    unlike = 0
    for cell, (largest, whole) in zip(row, ordinary, strict=False):
        value = read[cell]
        unlike += value is not None and (value > largest or (whole and value % 1 != 0))
    return unlike >= ENOUGH


def _groups(
    rows: Sequence[Sequence[Cell]], names: Container[str], decimal: str, *, of_people: bool
) -> set[str]:
    """Return which names of summaries are names of groups: several rows of answers bear them."""
    read = _Numbers(decimal)
    summaries: Counter[str] = Counter()
    others: Counter[str] = Counter()
    for row in rows:
        first = next((cell for cell in row if cell is not None), None)
        if isinstance(first, str) and first.strip() in names:
            (summaries if _no_answers(row, read) else others)[first.strip()] += 1
    times = {text: summaries[text] + others[text] for text in others | summaries}
    if not of_people:
        return {text for text, n in times.items() if n > 1}
    return {
        text for text, n in times.items() if n > FEW and (others[text] > n / 2 or n > len(rows) / 4)
    }


def _no_answers(row: Sequence[Cell], read: "_Numbers") -> bool:
    """Say whether several numbers of a row are larger than answers, or lie between them."""
    values = [value for cell in row if (value := read[cell]) is not None]
    return sum(value % 1 != 0 or value > PLAIN for value in values) >= ENOUGH


@lru_cache(maxsize=1000)
def _is_sum(text: str) -> bool:
    """Say whether a text calls a summary; how many it sums up may stand behind in brackets."""
    bare = re.sub(r"\s*[(\[][^()\[\]]*[)\]]$", "", _plain(text))
    return bare in SUMS


def _is_part(text: str) -> bool:
    return text in SUMS or text in ALSO


def _plain(text: str) -> str:
    return word(text.replace(".", "")).rstrip(" :")


def _only_text(row: Sequence[Cell]) -> str:
    """Return a row's first cell where it is a text and all others are numbers or blank, else ""."""
    filled = [cell for cell in row if cell is not None]
    texts = [cell for cell in filled if isinstance(cell, str) and number(cell, ",") is None]
    is_one = len(texts) == 1 and texts[0] is filled[0]
    return texts[0].strip() if is_one else ""


def _holds_texts(rows: Sequence[Sequence[Cell]]) -> bool:
    """Say whether most rows begin with a text, which may be a name."""
    some = rows[: 2 * EDGE]
    return sum(bool(_only_text(row)) for row in some) > len(some) / 2


def _sums_up(
    rows: Sequence[Sequence[Cell]], last: int, outside: Sequence[int], decimal: str
) -> bool:
    """Say whether a row is the average or the sum of those before it, in nearly all columns."""
    read = _Numbers(decimal)
    if not _no_answers(rows[last], read):
        return False  # an answer like any other
    others = [row for place, row in enumerate(rows[:last]) if place not in outside]
    alike = different = 0
    for place, cell in enumerate(rows[last]):
        value = read[cell]
        values = [one for row in others if (one := read[row[place]]) is not None]
        if value is None or len(values) < len(others) / 2 or len(set(values)) < 2:
            continue
        total = sum(values)
        rounded = 0.0501 if isclose(value * 10, round(value * 10)) else 0.00501
        is_mean = isclose(value, total / len(values), abs_tol=rounded)
        is_sum = isclose(value, total) and value > max(values)
        alike += is_sum or (is_mean and value % 1 != 0)
        different += not (is_sum or is_mean)
        if different > 1 and different > alike:
            return False
    return alike >= ENOUGH and alike > 4 * different


class _Numbers(dict[Cell, float | None]):
    """Numbers of cells; what many rows say is read once."""

    def __init__(self, decimal: str) -> None:
        super().__init__()
        self.decimal = decimal

    def __missing__(self, cell: Cell) -> float | None:
        value = number(cell, self.decimal) if isinstance(cell, str) else cell
        self[cell] = value
        return value

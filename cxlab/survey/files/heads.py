"""Which rows of a survey file are its head, and what its columns are called.

Qualtrics writes names, questions and import ids; SurveyMonkey questions and, below, their parts;
LimeSurvey codes, texts or "code. text"; Google Forms the questions themselves.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from cxlab.survey.files.grid import Cell, Grid, plain_text
from cxlab.survey.text import one_line, shortened, word
from cxlab.survey.written_number import number
from cxlab.words import phrase, say, say_count

ROWS = {
    1: phrase("one head row"),
    2: phrase("two head rows"),
    3: phrase("three head rows"),
    4: phrase("four head rows"),
}
ANSWER_ID = re.compile(r"[A-Z]{1,3}_[A-Za-z0-9]{6,}")
IMPORT_ID = re.compile(r"""\s*\{\s*['"]ImportId['"]\s*:""")  # single quotes until about 2017
CODE_AND_TEXT = re.compile(r"([A-Za-z]\w*(?:\[\w+\]){0,2})\.\s+(.+)")
SEEN = 200  # rows in which an answer comes again
EVENT = "redcap_event_name"
SINGLE = {"response", "open-ended response"}  # below a question of one part
TESTS = {"survey preview", "survey test", "preview", "test"}
TEST_CODES = {"1", "2"}  # Status, where the export is in numbers
TIMESTAMPS = {
    "timestamp",
    "타임스탬프",
    "タイムスタンプ",
    "zeitstempel",
    "horodateur",
    "marca temporal",
    "carimbo de data/hora",
    "informazioni cronologiche",
}


@dataclass(frozen=True)
class Head:
    """The head of a survey file.

    Attributes
    ----------
    columns : tuple of str
        One line each, all different.
    questions : mapping of str to str
    rows : int
        How many rows it takes.
    tool : str
        The survey tool it was recognised by; "" where none was.
    notes : tuple of str
    kept : mapping of str to str
        As `cxlab.survey.files.raw_survey.RawSurvey.kept`.
    """

    columns: tuple[str, ...]
    questions: Mapping[str, str]
    rows: int
    tool: str = ""
    notes: tuple[str, ...] = ()
    kept: Mapping[str, str] = field(default_factory=dict)

    @property
    def format(self) -> str:
        """How many rows, and whose."""
        rows = say(ROWS[self.rows])
        return (
            say("{rows}, as {tool} writes them", rows=rows, tool=self.tool) if self.tool else rows
        )


def read_head(grid: Grid) -> Head:
    """Return the head of a table that may come from a survey tool."""
    return (
        _qualtrics(grid)
        or _surveymonkey(grid)
        or two_row_head(grid)
        or _limesurvey(grid)
        or _plain(grid)
    )


def _qualtrics(grid: Grid) -> Head | None:
    import_ids = next((place for place in (1, 2, 3) if _is_import_ids(grid, place)), 0)
    names = _texts(grid, 0)
    rows = import_ids + 1
    if not import_ids:
        if not _has_question_row(grid, names):
            return None
        rows = 2
    below = _texts(grid, 1) if rows > 2 or not import_ids else [""] * len(names)
    columns, notes = _named(names)
    questions = _questions(columns, below)
    kept = _tests(grid, names, rows)
    return Head(columns, questions, rows, tool="Qualtrics", notes=notes, kept=kept)


def _is_import_ids(grid: Grid, place: int) -> bool:
    if place >= len(grid.rows):
        return False
    cells = [str(cell) for cell in grid.rows[place] if cell is not None]
    ids = sum(bool(IMPORT_ID.match(cell)) for cell in cells)
    return ids > len(cells) / 2


def _has_question_row(grid: Grid, names: Sequence[str]) -> bool:
    """Recognise exports without import ids: Excel files, and older ones that begin with V1."""
    if len(grid.rows) < 2:
        return False
    second = _texts(grid, 1)
    if names[0] == "V1" and word(second[0]).replace(" ", "") == "responseid":
        return True
    if not {"ResponseId", "StartDate"} <= set(names):
        return False
    answer_id = second[names.index("ResponseId")]
    return bool(answer_id) and not ANSWER_ID.fullmatch(answer_id)


def _tests(grid: Grid, names: Sequence[str], rows: int) -> dict[str, str]:
    """Count the answers that Qualtrics itself marks as previews and tests."""
    for head in ("Status", "DistributionChannel"):
        if head not in names:
            continue
        place = names.index(head)
        marks = TESTS | TEST_CODES if head == "Status" else TESTS
        marked = [value for row in grid.rows[rows:] if (value := _word(row[place])) in marks]
        if not marked:
            continue
        values = ", ".join(sorted(set(marked)))
        entry = f'{head} {{role: screen, exclude: [{values}], because: "test answers"}}'
        note = say_count(
            "{n} answer that Qualtrics marks as a test, kept; to leave them out give the column "
            "{entry}",
            "{n:,} answers that Qualtrics marks as a test, kept; to leave them out give the column "
            "{entry}",
            len(marked),
            entry=entry,
        )
        return {head: note}
    return {}


def _word(cell: Cell) -> str:
    return word(plain_text(cell))


def _surveymonkey(grid: Grid) -> Head | None:
    if len(grid.rows) < 2:
        return None
    top, below = _texts(grid, 0), _texts(grid, 1)
    known = {word(name).replace("_", " ") for name in top}
    ids = {"respondent id", "collector id"} <= known
    continued = any(not a and b for a, b in zip(top, below, strict=True))
    if below[0] or any(number(text) is not None for text in below) or not (ids or continued):
        return None
    if not continued and not {word(text) for text in below} & SINGLE:
        return None
    names, texts, question = [], [], ""
    for place, (above, part) in enumerate(zip(top, below, strict=True)):
        question = above or question
        single = bool(above) and (place + 1 == len(top) or bool(top[place + 1]))
        whole = f"{question}: {part}" if part and question else part or question
        names.append(question if single else whole)
        texts.append(whole if single and word(part) not in SINGLE else "")
    columns, notes = _named(names)
    tool = "SurveyMonkey" if ids else ""
    return Head(columns, _questions(columns, texts), 2, tool=tool, notes=notes)


def two_row_head(grid: Grid) -> Head | None:
    """Return a head whose first row says of several columns what they have in common.

    In workbooks merged cells say of which; elsewhere a text stands for the blank columns after it.
    """
    if len(grid.rows) < 3:
        return None
    top, below = _texts(grid, 0), _texts(grid, 1)
    spread = _spread(top)
    known = [name for name in spread if name]
    # A head of one row has no name twice, and none missing between others.
    if len(set(known)) == len(known) or not _all_words(below) or _is_answered_so(grid, below):
        return None
    names = [
        f"{group}: {part}" if group and part and group != part else group or part
        for group, part in zip(spread, below, strict=True)
    ]
    if len(set(names)) < len(names) or "" in names:
        return None
    columns, notes = _named(names)
    return Head(columns, {}, 2, notes=notes)


def _spread(top: Sequence[str]) -> list[str]:
    """Return a row with blanks filled by what stands before, unless merged cells filled them."""
    known = [name for name in top if name]
    if len(set(known)) < len(known):
        return list(top)
    spread, before = [], ""
    for name in top:
        before = name or before
        spread.append(before)
    return spread


def _all_words(texts: Sequence[str]) -> bool:
    filled = [text for text in texts if text]
    return 2 * len(filled) > len(texts) and not any(number(text) is not None for text in filled)


def _is_answered_so(grid: Grid, below: Sequence[str]) -> bool:
    """Say whether the second row holds answers: what is said there is said again further down."""
    return any(
        text and text in {one_line(plain_text(row[place])) for row in grid.rows[2:SEEN]}
        for place, text in enumerate(below)
    )


def _limesurvey(grid: Grid) -> Head | None:
    names = _texts(grid, 0)
    matches = [CODE_AND_TEXT.fullmatch(name) for name in names]
    codes = [match[1] for match in matches if match]
    if {"id", "submitdate", "lastpage"} & set(codes) and len(codes) > 0.8 * len(names):
        columns, notes = _named(
            [match[1] if match else name for match, name in zip(matches, names, strict=True)]
        )
        texts = [match[2] if match else "" for match in matches]
        return Head(columns, _questions(columns, texts), 1, tool="LimeSurvey", notes=notes)
    if {"lastpage", "startlanguage"} & set(names):
        columns, notes = _named(names)
        return Head(columns, {}, 1, tool="LimeSurvey", notes=notes)
    return None


def _plain(grid: Grid) -> Head:
    names = _texts(grid, 0)
    columns, notes = _named(names)
    if EVENT in names:
        return Head(columns, {}, 1, tool="REDCap", notes=(*notes, *_events(grid, names)))
    tool = "Google Forms" if word(names[0]) in TIMESTAMPS else ""
    return Head(columns, {}, 1, tool=tool, notes=notes)


def _events(grid: Grid, names: Sequence[str]) -> tuple[str, ...]:
    """Say that a record has a row for each event, if one has several."""
    records = [row[0] for row in grid.rows[1:]]
    if len(set(records)) == len(records):
        return ()
    return (
        say(
            "{people:,} records in {rows:,} rows, one for each event: give '{record}' the role "
            "respondent and '{event}' the role wave, or a screen that keeps one event",
            people=len(set(records)),
            rows=len(records),
            record=names[0],
            event=EVENT,
        ),
    )


def _named(names: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Make heads that are blank or occur twice unmistakable, and say so."""
    notes: list[str] = []
    seen: dict[str, int] = {}
    taken = set(names)
    columns: list[str] = []
    for place, name in enumerate(names, start=1):
        head = name or f"(column {place})"  # a name to write in codebooks: one in all languages
        seen[head] = seen.get(head, 0) + 1
        if seen[head] > 1:
            while (other := f"{head} ({seen[head]})") in taken:
                seen[head] += 1
            notes.append(
                say(
                    "column {place} is called '{name}': its head had occurred before",
                    place=place,
                    name=shortened(other, 80),
                )
            )
            head = other
            taken.add(head)
        elif not name:
            notes.append(
                say("column {place} has no head and is called '{name}'", place=place, name=head)
            )
        columns.append(head)
    return tuple(columns), tuple(notes)


def _questions(columns: Sequence[str], texts: Sequence[str]) -> dict[str, str]:
    return {name: text for name, text in zip(columns, texts, strict=True) if text and text != name}


def _texts(grid: Grid, place: int) -> list[str]:
    return [one_line(plain_text(cell)) for cell in grid.rows[place]]

"""A codebook drafted from a survey file: every column, with a guess and what to correct."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from cxlab.errors import InputError
from cxlab.numbers import plural
from cxlab.survey.codebook.codebook import RATED
from cxlab.survey.codebook.defined import Defined, defined_by
from cxlab.survey.codebook.defined_keys import defined_line
from cxlab.survey.codebook.draft_scales import DraftScales, ends_text, scales_of
from cxlab.survey.codebook.seen import Seen, see
from cxlab.survey.codebook.suggest import Suggestion, suggest
from cxlab.survey.codebook.unfilled import FILL_IN
from cxlab.survey.files.long_format import from_long, long_columns
from cxlab.survey.files.raw_survey import RawSurvey
from cxlab.survey.files.read import read_survey
from cxlab.survey.text import shortened

ITEMS = RATED[:3]
TEXT_ROLES = ("group", "wave", "respondent", "source")
MOST_WORDS = 7
MOST_LABELS = 15
SHOWN = 5
# What YAML cannot hold even in quotation marks, though JSON can.
UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
LONGEST_KEY = 900  # YAML reads keys of up to 1,024 characters on one line
HEAD = """\
# A codebook drafted from {name} ({format}).
# 1. Put a few words in place of every {fill}; delete 'dimension: {fill}' where an item has none.
#    What the first column of an item says of its dimension holds for the others of that item.
# 2. Check every role: they are guesses. A scale stands here where labels, words or answers at both
#    ends tell it; elsewhere write both ends of what people could answer.
# 3. To leave respondents out, give a column the role screen:
#      usage: {{role: screen, exclude: ["never"], because: "never used it"}}
# 4. If high means bad, add 'reversed: true'. Words and codes for no answer go into 'missing'.
# 5. Waves whose names tell no order: 'waves: [before, after]' above 'columns'.
# Roles: expectation, perception, importance, outcome, handling (of a complaint), screen, group,
# weight, stratum, cluster, wave, respondent, source, ignore. Columns may be deleted: what is not
# named here is not used.
"""


@dataclass(frozen=True)
class Drafted:
    """A drafted codebook.

    Attributes
    ----------
    text : str
    columns, used, rated : int
        How many columns it names, how many have a role, and how many a role of answers on a scale.
    without_role : tuple of str
        Columns whose answers look like ratings, but that got no role.
    """

    text: str
    columns: int
    used: int
    rated: int
    without_role: tuple[str, ...]

    @property
    def summary(self) -> str:
        """How many columns have a role, and what to do next."""
        roles = f"{self.used} of {self.columns} columns have a role"
        if FILL_IN in self.text:
            return f"{roles}; correct it, and replace every {FILL_IN}"
        return f"{roles}; check it before you use it"

    @property
    def lacks(self) -> str:
        """Say what keeps the draft from being of use, and what to do; "" where nothing does."""
        if self.rated >= max(1, len(self.without_role)):
            return ""
        if not self.without_role:
            return (
                "no column looks like a rating: are the names of the columns in the first row, and "
                "is it the right sheet? A codebook needs columns of role perception, expectation "
                "or outcome"
            )
        names = ", ".join(shortened(name, 30) for name in self.without_role[:SHOWN])
        rest = len(self.without_role) - SHOWN
        more = f" and {rest:,} more" if rest > 0 else ""
        if len(self.without_role) == 1:
            return (
                f"only '{names}' looks like a rating, and its name tells no role. Give it one "
                "(expectation, perception, importance, outcome) in place of 'ignore'"
            )
        return (
            f"{len(self.without_role):,} columns hold ratings, but their names tell no role: "
            f"{names}{more}. Give each a role (expectation, perception, importance, outcome) in "
            "place of 'ignore'. What belongs together gets the same 'dimension'; two that ask "
            "about one thing get the same 'item'"
        )


def write_draft(file: Path, out: Path, definitions: Sequence[Path] = ()) -> Drafted:
    """Write a drafted codebook.

    Parameters
    ----------
    file, out : Path
    definitions : sequence of Path
        What the survey's tool says of it, in files that `read_definitions` takes.

    Raises
    ------
    InputError
        If the survey or its definition cannot be read, if they do not fit each other, or if
        ``out`` is there already or cannot be written.
    """
    if file.is_dir():
        example = next(iter(sorted(file.rglob("*.parquet"))), file / "FILE")
        raise InputError(f"'{file}' is a folder: draft from one of its files, such as '{example}'")
    raw = read_survey(file)
    drafted = draft(raw, defined_by(raw, file, definitions))
    try:
        with out.open("x", encoding="utf-8", newline="\n") as opened:
            opened.write(drafted.text)
    except FileExistsError:
        raise InputError(
            f"'{out}' is there already and is kept; choose another name with --out FILE"
        ) from None
    except OSError as error:
        raise InputError(f"'{out}' cannot be written ({error.strerror})") from None
    return drafted


def draft(raw: RawSurvey, defined: Defined | None = None) -> Drafted:
    """Return a codebook drafted for a survey."""
    raw = defined.raw if defined else raw
    long = None if defined else long_columns(raw)
    raw = from_long(raw, *long) if long else raw
    seen = see(raw)
    guesses = suggest(raw, seen)
    guesses = defined.roles(guesses) if defined else guesses
    is_open = {n: g for n, g in guesses.items() if not defined or n not in defined.scales}
    scales = scales_of(is_open, seen)
    head = defined.head() if defined else HEAD
    lines = [head.format(name=_comment(raw.name), format=raw.format, fill=FILL_IN), "# title: ..."]
    lines += [_long(long)] if long else []
    if not defined or any(guess.role in RATED for guess in is_open.values()):
        lines += _top(scales)
    lines.append("columns:")
    named: set[str] = set()
    for name in raw.columns:
        guess, question = guesses[name], raw.questions.get(name, "")
        lines += [f"  # {_comment(question)}"] if question else []
        if defined and name in defined.scales and guess.role in RATED:
            lines.append(_line(name, *defined_line(defined, name, guess)))
        else:
            is_first = guess.role in ITEMS and (not guess.item or guess.item not in named)
            lines.append(_line(name, *_guessed(name, guess, seen[name], scales, is_first=is_first)))
        named |= {guess.item} if guess.role in ITEMS else set()
    return _counted("\n".join(lines) + "\n", guesses, seen)


def _guessed(
    name: str, guess: Suggestion, seen: Seen, scales: DraftScales, *, is_first: bool
) -> tuple[list[str], str]:
    """Return the keys of a column, and the comment beside them."""
    keys = [*_keys(guess, seen, is_first=is_first), *_own_scale(name, scales)]
    parts = (guess.why, _about(seen), _why_single(name, scales), guess.doubt)
    return keys, "; ".join(part for part in parts if part)


def _counted(text: str, guesses: Mapping[str, Suggestion], seen: Mapping[str, Seen]) -> Drafted:
    roles = [guess.role for guess in guesses.values()]
    lacking = [n for n, g in guesses.items() if g.role == "ignore" and seen[n].like_a_rating]
    return Drafted(
        text,
        columns=len(roles),
        used=sum(role != "ignore" for role in roles),
        rated=sum(role in RATED for role in roles),
        without_role=tuple(lacking),
    )


def _long(columns: tuple[str, str, str]) -> str:
    keys = zip(("respondent", "question", "answer"), map(_quoted, columns), strict=True)
    said = ", ".join(f"{key}: {name}" for key, name in keys)
    return f"long: {{{said}}}  # one row an answer; the columns below are its questions"


def _top(scales: DraftScales) -> list[str]:
    """Return what holds for all columns that say nothing else."""
    shared = scales.shared
    lines = [
        f"scale: {ends_text(shared.scale, FILL_IN)}  # for columns that give none; {shared.why}"
    ]
    if scales.missing:
        lines.append(
            f"missing: {_list(scales.missing)}  # seen in the file: do they mean no answer?"
        )
    if shared.answers:
        lines.append("answers:  # words in the file and their numbers on the scale: check each")
        lines += [f"  {_quoted(text)}: {_point(at)}" for text, at in shared.answers.items()]
    return lines


def _keys(guess: Suggestion, seen: Seen, *, is_first: bool) -> list[str]:
    keys = [f"role: {guess.role}"]
    if guess.role in ITEMS:
        keys += [f"item: {guess.item}"] if guess.item else []
        dimension = guess.dimension or FILL_IN
        keys += [f"dimension: {dimension}"] if is_first else []
        keys += (
            [f"label: {_quoted(shortened(guess.label, 80))}"] if is_first and guess.label else []
        )
    elif guess.role == "screen":
        keys += ["exclude: [0]", 'because: "filtered out"']
    elif guess.dimension:
        keys.append(f"dimension: {guess.dimension}")
    if guess.role in RATED and seen.order.way == -1:
        keys.append("reversed: true")
    if guess.role in TEXT_ROLES and seen.no_answer:
        keys.append(f"missing: {_list(seen.no_answer)}")
    return keys


def _own_scale(name: str, scales: DraftScales) -> list[str]:
    """Return the keys of a column whose scale, words or codes are not those of all."""
    keys = []
    if ends := scales.single.get(name):
        keys.append(f"scale: {ends_text(ends.scale, FILL_IN)}")
        if ends.answers:
            words = (f"{_quoted(text)}: {_point(at)}" for text, at in ends.answers.items())
            keys.append(f"answers: {{{', '.join(words)}}}")
    if name in scales.own_missing:
        keys.append(f"missing: {_list(scales.own_missing[name])}")
    return keys


def _why_single(name: str, scales: DraftScales) -> str:
    return scales.single[name].why if name in scales.single else ""


def _line(name: str, keys: list[str], about: str) -> str:
    key, value = _quoted(name), "{" + ", ".join(keys) + "}" + (f"  # {about}" if about else "")
    return f"  ? {key}\n  : {value}" if len(key) > LONGEST_KEY else f"  {key}: {value}"


def _about(seen: Seen) -> str:
    """Return what the answers are, without showing any single person's."""
    parts = []
    if seen.labels or seen.coded:
        codes = {**{f"{code:g}": text for code, text in seen.labels.items()}, **seen.coded}
        told = [f"{code}: {_comment(text)}" for code, text in codes.items()]
        more = [f"and {len(told) - MOST_LABELS:,} more"] if len(told) > MOST_LABELS else []
        parts.append(", ".join([*told[:MOST_LABELS], *more]))
        parts += ["high means bad by its labels"] if seen.order.way == -1 else []
        parts += [_contradicting(seen)] if seen.order.way == 0 else []
    elif seen.numbers and (seen.words or seen.others):
        parts.append("numbers and words")
    elif seen.numbers:
        parts.append(f"numbers from {min(seen.numbers):g} to {max(seen.numbers):g}")
    elif seen.words and not seen.others and len(seen.words) <= MOST_WORDS:
        parts.append("answers: " + ", ".join(map(_comment, seen.words)))
    elif different := len(seen.words) + seen.others:
        parts.append(plural(different, "different text"))
    odd = dict(seen.odd) | {f"{n:g}": times for n, times in seen.between.items()}
    parts += (
        [f"odd: {', '.join(f'{_comment(text)} ({n})' for text, n in odd.items())}"] if odd else []
    )
    return "; ".join(parts) or ("no answers" if seen.no_answer else "empty")


def _contradicting(seen: Seen) -> str:
    return (
        f"ITS LABELS ARE NOT IN ORDER: by number {', '.join(map(_comment, seen.order.by_number))}; "
        f"by meaning {', '.join(map(_comment, seen.order.by_meaning))}: give 'answers'"
    )


def _point(at: float | None) -> str:
    return FILL_IN if at is None else f"{at:g}"


def _list(values: Iterable[str | float]) -> str:
    return f"[{', '.join(_quoted(v) if isinstance(v, str) else f'{v:g}' for v in values)}]"


def _quoted(text: str) -> str:
    """Return text in quotation marks as YAML reads it, whatever it holds."""
    plain = json.dumps(text, ensure_ascii=False)
    return UNPRINTABLE.sub(lambda match: f"\\u{ord(match[0]):04x}", plain)


def _comment(text: str) -> str:
    return UNPRINTABLE.sub("", shortened(text, 100))

"""A codebook drafted from a survey file: every column, with a guess and what to correct."""

import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from cxlab.errors import InputError
from cxlab.numbers import plural
from cxlab.survey.codebook.codebook import RATED, Scale
from cxlab.survey.codebook.codebook_file import FILL_IN
from cxlab.survey.codebook.seen import Seen, numbers_of_words, scale_of, scale_of_words, see
from cxlab.survey.codebook.suggest import Suggestion, suggest
from cxlab.survey.files.read import RawSurvey, read_survey
from cxlab.survey.text import shortened

ITEMS = RATED[:3]
# What YAML cannot hold even in quotation marks, though JSON can.
UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
LONGEST_KEY = 900  # YAML reads keys of up to 1,024 characters on one line
HEAD = """\
# A codebook drafted from {name} ({format}).
# 1. Put a few words in place of every {fill}; delete 'dimension: {fill}' where an item has none.
#    What the first column of an item says of its dimension holds for the others of that item.
# 2. Check every role and every scale: they are guesses.
# 3. To leave respondents out, give a column the role screen:
#      usage: {{role: screen, exclude: ["never"], because: "never used it"}}
# 4. If high means bad, add 'reversed: true'. Codes for no answer go into 'missing'.
# Roles: expectation, perception, importance, outcome, screen, group, weight, stratum, cluster,
# wave, respondent, source, ignore. Columns may be deleted: what is not named here is not used.
"""


def write_draft(file: Path, out: Path) -> tuple[int, int]:
    """Write a drafted codebook and return how many columns it names and how many have a role.

    Raises
    ------
    InputError
        If the survey cannot be read, or ``out`` is there already or cannot be written.
    """
    if file.is_dir():
        example = next(iter(sorted(file.rglob("*.parquet"))), file / "FILE")
        raise InputError(f"'{file}' is a folder: draft from one of its files, such as '{example}'")
    raw = read_survey(file)
    text, used = draft(raw)
    try:
        with out.open("x", encoding="utf-8", newline="\n") as opened:
            opened.write(text)
    except FileExistsError:
        raise InputError(
            f"'{out}' is there already and is kept; choose another name with --out FILE"
        ) from None
    except OSError as error:
        raise InputError(f"'{out}' cannot be written ({error.strerror})") from None
    return len(raw.columns), used


def draft(raw: RawSurvey) -> tuple[str, int]:
    """Return a codebook's text for a survey, and how many columns have a role in it."""
    seen = see(raw)
    guesses = suggest(raw, seen)
    items = [seen[name] for name, guess in guesses.items() if guess.role in ITEMS]
    words = [word for column in items for word in column.words]
    scale = scale_of(items) or scale_of_words(words) or (1.0, 7.0)
    lines = [HEAD.format(name=_comment(raw.name), format=raw.format, fill=FILL_IN)]
    lines.append(f"# title: ...\nscale: {_scale(scale)}  # for columns that give none")
    rated = [seen[name] for name, guess in guesses.items() if guess.role in RATED]
    if codes := sorted({code for column in rated for code in column.missing}):
        listed = ", ".join(f"{code:g}" for code in codes)
        lines.append(f"missing: [{listed}]  # seen in the file; are they codes for no answer?")
    lines += _answers(column.words for column in rated)
    lines.append("columns:")
    scales = _scales(guesses, seen, scale)
    named: set[str] = set()
    for name, guess in ((name, guesses[name]) for name in raw.columns):
        is_first = guess.role in ITEMS and guess.item not in named
        named.add(guess.item if is_first else "")
        question = raw.questions.get(name, "")
        lines += _column(
            name, question, guess=guess, seen=seen[name], scale=scales.get(name), is_first=is_first
        )
    return "\n".join(lines) + "\n", sum(guess.role != "ignore" for guess in guesses.values())


def _scales(
    guesses: Mapping[str, Suggestion], seen: Mapping[str, Seen], shared: Scale
) -> dict[str, Scale]:
    """Return the scales of outcomes that are not the items' own: one per outcome."""
    columns: dict[str, list[str]] = {}
    for name, guess in guesses.items():
        if guess.role == "outcome":
            columns.setdefault(guess.dimension, []).append(name)
    scales: dict[str, Scale] = {}
    for names in columns.values():
        scale = scale_of(seen[name] for name in names)
        if scale and scale != shared:
            scales |= dict.fromkeys(names, scale)
    return scales


def _answers(words: Iterable[tuple[str, ...]]) -> list[str]:
    """Return the words that need numbers, with those that are known."""
    different = list(dict.fromkeys(text for of_column in words for text in of_column))
    if not different:
        return []
    lines = ["answers:  # words in the file and their numbers on the scale: check each"]
    for text, number in numbers_of_words(different).items():
        lines.append(f"  {_quoted(text)}: {FILL_IN if number is None else number}")
    return lines


def _column(
    name: str, question: str, *, guess: Suggestion, seen: Seen, scale: Scale | None, is_first: bool
) -> list[str]:
    keys = [f"role: {guess.role}"]
    if guess.role in ITEMS:
        keys += [f"item: {guess.item}"] if guess.item else []
        keys += [f"dimension: {FILL_IN}"] if is_first else []
    elif guess.dimension:
        keys.append(f"dimension: {guess.dimension}")
    if scale:
        keys.append(f"scale: {_scale(scale)}")
    about = "; ".join(part for part in (guess.why, _about(seen)) if part)
    lines = [f"  # {_comment(question)}"] if question else []
    key, value = _quoted(name), "{" + ", ".join(keys) + "}  # " + about
    return [*lines, f"  ? {key}\n  : {value}" if len(key) > LONGEST_KEY else f"  {key}: {value}"]


def _about(seen: Seen) -> str:
    """Return what the answers are, without showing any single person's."""
    if seen.numbers and (seen.words or seen.others):
        return "numbers and words"
    if seen.numbers:
        return f"numbers from {seen.numbers[0]:g} to {seen.numbers[-1]:g}"
    if seen.words and not seen.others and len(seen.words) <= 6:
        return "answers: " + ", ".join(map(_comment, seen.words))
    different = len(seen.words) + seen.others
    return plural(different, "different text") if different else "empty"


def _scale(scale: Scale) -> str:
    return f"[{scale[0]:g}, {scale[1]:g}]"


def _quoted(text: str) -> str:
    """Return text in quotation marks as YAML reads it, whatever it holds."""
    plain = json.dumps(text, ensure_ascii=False)
    return UNPRINTABLE.sub(lambda match: f"\\u{ord(match[0]):04x}", plain)


def _comment(text: str) -> str:
    return UNPRINTABLE.sub("", shortened(text, 100))

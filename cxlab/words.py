"""Words: every sentence a reader sees, whole, in the reader's language.

English stands in the code, where it is said; other languages in ``locale/*.po``, gettext's
catalogues, kept by `cxlab.sentences`. No code reads a sentence back or puts one together from
halves: what differs between two sentences is a fact in its place, or they are two templates.
"""

import re
import string
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

from cxlab.errors import InputError, LackError, nearest
from cxlab.visible import visible

LANGUAGES = {"en": "English", "ko": "한국어"}
ENGLISH = "en"
LOCALE = Path(__file__).parent / "locale"

# One a process, as a run speaks one language in all its threads; a context variable would be
# English again in each new thread, and in each cell of a notebook.
_spoken = [ENGLISH]

FIRST_HANGUL, LAST_HANGUL, FINALS, RIEUL = 0xAC00, 0xD7A3, 28, 8
# How the Korean name of a digit or a letter ends: in a consonant, in rieul, or else in a vowel.
CONSONANT, ENDS_IN_RIEUL = set("036mnMN"), set("178lrLR")
# Shop, desk and week are read shyop, deseukeu and wikeu.
SHORT_SYLLABLE = re.compile(r"(?:[^\Waeiou]|^)(?:oo|[aeiou])[kpt]\W*$")
IN_BRACKETS = re.compile(r"\s*\([^()]*\)\W*$")


def speak(language: str) -> None:
    """Say everything from here on in a language: a parameter of a run, as ``level`` is one.

    Raises
    ------
    InputError
        For a language without a catalogue.

    Examples
    --------
    >>> speak("en")
    """
    if language not in LANGUAGES:
        raise InputError(
            f"language is '{language}'; allowed are {', '.join(LANGUAGES)}."
            f"{nearest(language, LANGUAGES)}"
        )
    _spoken[0] = language


def spoken() -> str:
    """Return the language of the run, e.g. ``en``.

    Examples
    --------
    >>> spoken()
    'en'
    """
    return _spoken[0]


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Say everything inside a block in a language.

    Examples
    --------
    >>> with speaking("ko"):
    ...     print(say("This supports the claim."))
    이 결과는 주장을 뒷받침한다.
    """
    before = spoken()
    speak(language)
    try:
        yield
    finally:
        _spoken[0] = before


def say(template: str, /, **facts: object) -> str:
    """Return a whole sentence in the reader's language, its places filled in.

    Parameters
    ----------
    template : str
        English, with a place in braces for each fact, e.g. ``"{n:,} people"``. A literal, or one
        marked by `phrase`, so that translators find it. In Korean a place may ask for the particle
        that fits what stands there: ``{name:이/가}``.
    **facts
        Never read as templates, so a user's own names may hold braces.

    Examples
    --------
    >>> say("{survey} does not ask about {what}.", survey="shop.csv", what="{price}")
    'shop.csv does not ask about {price}.'
    """
    if spoken() != ENGLISH:
        template = _catalogue(spoken()).get(template) or template
    return visible(_FORMATTER.vformat(template, (), facts))


def in_words(name: str) -> str:
    """Return a name that stands in the data, in the reader's language where that is known.

    Unlike what `say` takes it is no template, so a user's own names may hold braces.

    Examples
    --------
    >>> in_words("{banks}")
    '{banks}'
    """
    if spoken() == ENGLISH:
        return visible(name)
    return visible(_catalogue(spoken()).get(name) or name)


def say_count(one: str, many: str, n: int, /, **facts: object) -> str:
    """Return a sentence about ``{n}`` things, in the form that the number asks for.

    Examples
    --------
    >>> say_count("{n} study", "{n:,} studies", 1), say_count("{n} study", "{n:,} studies", 1200)
    ('1 study', '1,200 studies')
    """
    return say(one if n == 1 else many, n=n, **facts)


def say_lack(error: LackError) -> str:
    """Return what answers lack as a sentence.

    Examples
    --------
    >>> say_lack(LackError("branches: {n}; at least 2 needed", n=1))
    'branches: 1; at least 2 needed.'
    """
    return say("{lack}.", lack=say(error.template, **error.facts))


def phrase(template: str) -> str:
    """Mark a template that is said later, e.g. in a table of constants, for translators.

    Examples
    --------
    >>> VERDICTS = {True: phrase("it holds"), False: phrase("it does not hold")}
    >>> say(VERDICTS[True])
    'it holds'
    """
    return template


def prose(notebook: str, cell: str, english: str) -> str:
    """Return a notebook's Markdown cell in the reader's language, English where there is none.

    Parameters
    ----------
    notebook, cell : str
        The notebook's name and the cell's id: the catalogue keeps prose by both.
    english : str

    Examples
    --------
    >>> prose("01_choice_overload", "h1", "## H1: Does variety attract?")
    '## H1: Does variety attract?'
    """
    if spoken() == ENGLISH:
        return english
    return _catalogue(spoken()).get((english, f"{notebook}/{cell}")) or english


def capital(text: str) -> str:
    """Return a sentence that begins as sentences do; a no-op where letters have no case.

    Examples
    --------
    >>> capital("more of them bought"), capital("더 많이 샀다")
    ('More of them bought', '더 많이 샀다')
    """
    return text[:1].upper() + text[1:]


def with_particle(word: str, closed: str, open_: str) -> str:
    """Return a word with the Korean particle that its last sound asks for.

    ``closed`` follows a final consonant, ``open_`` a vowel; before 으로, rieul counts as a vowel.
    Digits, Latin letters and the per cent sign sound as Koreans read them; what stands in brackets
    at the end is not read.

    Examples
    --------
    >>> with_particle("지점 3", "은", "는"), with_particle("서울", "으로", "로")
    ('지점 3은', '서울로')
    """
    read = IN_BRACKETS.sub("", word) or word
    last = next((letter for letter in reversed(read) if letter.isalnum() or letter == "%"), "")
    if FIRST_HANGUL <= ord(last or " ") <= LAST_HANGUL:
        final = (ord(last) - FIRST_HANGUL) % FINALS
    else:
        is_closed = last in CONSONANT or SHORT_SYLLABLE.search(read)
        final = RIEUL if last in ENDS_IN_RIEUL else int(bool(is_closed))
    return word + (open_ if not final or (final == RIEUL and closed == "으로") else closed)


class _Formatter(string.Formatter):
    def format_field(self, value: Any, format_spec: str) -> str:
        """Fill in a place; a format such as ``은/는`` appends the particle that fits."""
        if "/" in format_spec:
            closed, _, open_ = format_spec.partition("/")
            return with_particle(str(value), closed, open_)
        return str(super().format_field(value, format_spec))


_FORMATTER = _Formatter()


@cache
def _catalogue(language: str) -> dict[Any, Any]:
    """Return the translations by their English; prose by English and place."""
    from babel.messages.pofile import read_po

    with (LOCALE / f"{language}.po").open("rb") as file:
        catalogue = read_po(file, locale=language)
    translations: dict[Any, Any] = {}
    for message in catalogue:
        if not message.id or message.fuzzy:
            continue
        key = (message.id, message.context) if message.context else message.id
        translations[key] = message.string
    return translations

"""On which scale answers lie: known from labels, words or both ends answered, or not known."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from cxlab.survey.codebook.answer_words import ladder_of
from cxlab.survey.codebook.codebook import Scale
from cxlab.survey.codebook.no_answer import CODES, means_no_answer
from cxlab.survey.codebook.seen import MOST_POINTS, Seen

USUAL = (
    *((1.0, 4.0), (1.0, 5.0), (1.0, 6.0), (1.0, 7.0), (1.0, 9.0), (1.0, 10.0)),
    *((0.0, 10.0), (0.0, 100.0), (-3.0, 3.0)),
)
SLIDER = (0.0, 100.0)
FIVE, SIX = (1.0, 5.0), (1.0, 6.0)
RARE, RARER = 0.1, 2.0  # share of the sixes, and how many times as many fives, from which we ask


@dataclass(frozen=True)
class ScaleEnds:
    """What is known of the scale of one or more columns.

    Attributes
    ----------
    scale : tuple of float or None
        None where the file does not tell.
    why : str
        By what it is known, or what was seen instead.
    answers : mapping of str to float or None
        Words that need a number on the scale; None where it is not known.
    missing : tuple of float
        Numbers outside the scale that usually mean no answer.
    """

    scale: Scale | None
    why: str
    answers: dict[str, float | None]
    missing: tuple[float, ...]


def scale_ends(columns: Iterable[Seen]) -> ScaleEnds:
    """Return what columns that share a scale tell of its ends."""
    columns = list(columns)
    words = list(dict.fromkeys(text for seen in columns for text in (*seen.words, *seen.odd)))
    numbers = sorted({number for seen in columns for number in seen.numbers})
    if words and not numbers:
        return _of_words(words, _labelled(columns))
    scale, why = _by_labels(columns, numbers)
    if scale is None and not why:
        scale, why = _by_words_beside(columns, numbers)
    if scale is None and not why:
        scale, why = _as_stated(columns, numbers)
    if scale is None and not why:
        scale, why = _by_reach(numbers)
        if scale == SIX and (sixes := _rare_sixes(columns)):
            scale, why = None, sixes
    codes = tuple(n for n in numbers if n in CODES and not (scale and _within(n, scale)))
    return ScaleEnds(scale, why, dict.fromkeys(words), codes if scale else _apart(numbers))


def _apart(numbers: Sequence[float]) -> tuple[float, ...]:
    """Return usual codes for no answer that no answer stands next to."""
    given = [n for n in numbers if n not in CODES]
    run = set(given)
    for n in sorted(set(numbers) - run, key=abs):
        run |= {n} if {n - 1, n + 1} & run else set()
    if given and max(given) - min(given) > MOST_POINTS:  # within a slider's reach they are answers
        run |= {n for n in numbers if _within(n, SLIDER)}
    return tuple(n for n in numbers if n not in run) if given else ()


def _of_words(words: Sequence[str], labels: Mapping[str, str]) -> ScaleEnds:
    """Take the scale of known words, or of what the file says that text codes mean."""
    ladder = ladder_of([*(labels.get(text, text) for text in words), *labels.values()])
    numbers: dict[str, float | None] = {t: ladder.numbers[labels.get(t, t)] for t in words}
    why = "its words do not tell how many points it has"
    if ladder.scale:
        why = "by the file's labels" if labels else "by its words"
    return ScaleEnds(ladder.scale, why, numbers, ())


def _labelled(columns: Sequence[Seen]) -> dict[str, str]:
    """Return what text codes mean; none where columns say different things of one."""
    labels: dict[str, str] = {}
    for seen in columns:
        for code, text in seen.coded.items():
            if labels.setdefault(code, text) != text:
                return {}
    return {code: text for code, text in labels.items() if not means_no_answer(text)}


def _by_labels(columns: Sequence[Seen], numbers: Sequence[float]) -> tuple[Scale | None, str]:
    labelled = {code for seen in columns if seen.own_labels for code in seen.labels}
    if len(labelled) < 2:
        return None, ""
    scale = min(labelled), max(labelled)
    if apart := _outliers(labelled):
        return None, f"of the labelled numbers {apart} stand apart; are they answers?"
    given = [n for n in numbers if n not in CODES or _within(n, scale)]
    if all(_within(number, scale) for number in given):
        return scale, "by the file's labels"
    return None, (
        f"the file labels {scale[0]:g} to {scale[1]:g}, the answers run from {min(given):g} to "
        f"{max(given):g}"
    )


def _as_stated(columns: Sequence[Seen], numbers: Sequence[float]) -> tuple[Scale | None, str]:
    """Take the scale that heads name, "(1-7)", where they agree and all answers lie on it."""
    stated = {seen.stated for seen in columns if seen.stated}
    if len(stated) != 1:
        return None, ""
    scale = stated.pop()
    given = [n for n in numbers if n not in CODES or _within(n, scale)]
    if all(_within(number, scale) for number in given):
        return scale, "as its heads say"
    return None, (
        f"its heads say {scale[0]:g} to {scale[1]:g}, the answers run from {min(given):g} to "
        f"{max(given):g}"
    )


def _by_words_beside(columns: Sequence[Seen], numbers: Sequence[float]) -> tuple[Scale | None, str]:
    """Take the scale of known words that stand beside numbers, where it is the numbers' own."""
    beside = {text: code for seen in columns for code, text in seen.labels.items()}
    ladder = ladder_of(beside)
    if ladder.scale is None or None in ladder.numbers.values():
        return None, ""
    points = {code: ladder.numbers[text] or 0 for text, code in beside.items()}
    same = all(code == point for code, point in points.items())
    turned = all(sum(ladder.scale) - code == point for code, point in points.items())
    fits = all(_within(number, ladder.scale) for number in numbers if number not in CODES)
    return (ladder.scale, "by its words") if (same or turned) and fits else (None, "")


def _by_reach(numbers: Sequence[float]) -> tuple[Scale | None, str]:
    """Take a usual scale both of whose ends were answered."""
    given = [n for n in numbers if n not in CODES]
    if not given:
        only = ", ".join(f"{n:g}" for n in numbers)
        return None, f"the only answers are {only}" if only else "no answers on a scale were found"
    low, high = min(given), max(given)
    if (low, high) in USUAL:
        if not (apart := _outliers(given)):
            return (low, high), "both ends were answered"
        return None, f"{_run(given)}: {apart} stand apart; are they answers?"
    is_slider = len(given) > 2 * MOST_POINTS - 2 and high == SLIDER[1] and low >= 0
    if is_slider and all(n == int(n) for n in given):
        return SLIDER, "a slider, answered up to its end"
    return None, _run([n for n in numbers if n not in _apart(numbers)])


def _rare_sixes(columns: Sequence[Seen]) -> str:
    """Say where 6 may be "don't know" beside a scale of 1 to 5, which is far more usual than 6."""
    times = sum((Counter(seen.numbers) for seen in columns), Counter[float]())
    given = sum(n for number, n in times.items() if number not in CODES)
    fives, sixes = times[FIVE[1]], times[SIX[1]]
    if sixes > RARE * given or fives < RARER * sixes:
        return ""
    return f"{_run([*SIX])}, but only {sixes:,} of {given:,} are 6: an answer, or 'don't know'?"


def _run(numbers: Sequence[float]) -> str:
    return f"the answers run from {min(numbers):g} to {max(numbers):g}"


def _outliers(numbers: Iterable[float]) -> str:
    """Return what stands apart from points that make a usual scale of their own."""
    whole = sorted(n for n in numbers if n == int(n))
    for place in range(1, len(whole)):
        if whole[place] - whole[place - 1] < 2:
            continue
        for rest, apart in ((whole[:place], whole[place:]), (whole[place:], whole[:place])):
            is_dense = len(rest) == rest[-1] - rest[0] + 1
            if is_dense and (rest[0], rest[-1]) in USUAL:
                return ", ".join(f"{n:g}" for n in apart)
    return ""


def _within(number: float, scale: Scale) -> bool:
    return scale[0] <= number <= scale[1]

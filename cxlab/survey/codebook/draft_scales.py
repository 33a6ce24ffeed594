"""The scales of a draft: one that the items share, and those of columns that differ from it."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from cxlab.survey.codebook.codebook import RATED, Scale
from cxlab.survey.codebook.no_answer import CODES
from cxlab.survey.codebook.scale_ends import SLIDER, USUAL, ScaleEnds, scale_ends
from cxlab.survey.codebook.seen import MOST_POINTS, Seen
from cxlab.survey.codebook.suggest import Suggestion
from cxlab.survey.text import word

ENOUGH = 200  # answers of a side, before an end that nobody chose there is worth a question
OFTEN, AT_TIMES = 0.1, 0.02  # shares of its highest answer, one point below the end and further
PAIRED = ("expectation", "perception")
Missing = tuple[str | float, ...]


@dataclass(frozen=True)
class DraftScales:
    """Which scale, words and codes stand above all columns, and which in a column's own line.

    Attributes
    ----------
    shared : ScaleEnds
    missing : tuple of str or float
        Words and codes that mean no answer, for all columns.
    single : mapping of str to ScaleEnds
        Of columns whose scale is not the shared one.
    own_missing : mapping of str to tuple
        Of columns on whose scale one of the shared codes is an answer.
    """

    shared: ScaleEnds
    missing: Missing
    single: Mapping[str, ScaleEnds]
    own_missing: Mapping[str, Missing]


def scales_of(guesses: Mapping[str, Suggestion], seen: Mapping[str, Seen]) -> DraftScales:
    """Return what the answers of a draft's columns tell of their scales."""
    families = _families(guesses)
    main = families.pop("", None) or families.pop(next(iter(families), ""), [])
    roleless = [s for n, s in seen.items() if n in guesses and _may_be_rated(guesses[n], s)]
    shared = _ends([seen[name] for name in main], guesses[main[0]] if main else None)
    shared = _with_words_of(shared, [seen[name] for name in main], roleless)
    if shared.scale and (why := _sides_differ(main, guesses, seen, shared.scale[1])):
        shared = replace(shared, scale=None, why=why)
    single: dict[str, ScaleEnds] = {}
    for names in families.values():
        if total := guesses[names[0]].total:
            why = f"points that add up to {total:g} for each respondent"
            single |= dict.fromkeys(names, ScaleEnds((0.0, total), why, {}, ()))
            continue
        ends = _beside(shared, [seen[name] for name in names], guesses[names[0]])
        if ends != shared:
            single |= dict.fromkeys(names, ends)
    rated = [name for name, guess in guesses.items() if guess.role in RATED]
    missing = _missing((shared, *single.values()), (seen[name] for name in rated))
    own_missing = {}
    for name in rated:
        scale = single.get(name, shared).scale
        if scale and any(isinstance(m, float) and scale[0] <= m <= scale[1] for m in missing):
            own_missing[name] = _missing([single.get(name, shared)], [seen[name]])
    return DraftScales(shared, missing, single, own_missing)


def _may_be_rated(guess: Suggestion, seen: Seen) -> bool:
    """Say whether the draft asks for a role of answers in words."""
    return guess.role == "ignore" and seen.like_a_rating and bool(seen.words)


def _with_words_of(shared: ScaleEnds, main: list[Seen], roleless: list[Seen]) -> ScaleEnds:
    """Add the words of the same scale that only columns without a role hold: they will get one."""
    alone = scale_ends(roleless)
    if not main and alone.scale and None not in alone.answers.values():
        return alone
    is_in_words = bool(shared.answers) and not any(seen.own_labels or seen.numbers for seen in main)
    if shared.scale is None or not is_in_words:
        return shared
    for seen in roleless:
        wider = scale_ends([*main, seen])
        if wider.scale == shared.scale and None not in wider.answers.values():
            shared, main = wider, [*main, seen]
    return shared


def _sides_differ(
    names: Iterable[str], guesses: Mapping[str, Suggestion], seen: Mapping[str, Seen], top: float
) -> str:
    """Say where one side of the pairs fills a usual scale that ends below that of both."""
    given: dict[str, Counter[float]] = {}
    for name in names:
        if seen[name].own_labels or seen[name].words or seen[name].stated:
            return ""
        numbers = {n: times for n, times in seen[name].numbers.items() if n not in CODES}
        given.setdefault(guesses[name].role, Counter()).update(numbers)
    for side, times in given.items():
        low, high = min(times, default=0.0), max(times, default=0.0)
        stops = times[high] > times.total() * (OFTEN if top - high < 2 else AT_TIMES)
        if (low, high) in USUAL and high < top and stops and times.total() >= ENOUGH:
            return (
                f"the {side}s run from {low:g} to {high:g}, the others to {top:g}: are both on one "
                "scale? No gap can be taken between two"
            )
    return ""


def _families(guesses: Mapping[str, Suggestion]) -> dict[str, list[str]]:
    """Return the columns that share a scale: both sides of the items, and each outcome."""
    families: dict[str, list[str]] = {}
    for name, guess in guesses.items():
        if guess.role in RATED:
            by_item = guess.role if guess.item or guess.role != "importance" else "points"
            paired = guess.role in PAIRED
            key = "" if paired else f"{by_item} {'' if guess.item else guess.dimension}"
            families.setdefault("points" if by_item == "points" else key, []).append(name)
    return families


def _ends(columns: list[Seen], guess: Suggestion | None) -> ScaleEnds:
    """Return the ends that answers tell; of a recommendation from 1 to 10 they do not."""
    ends = scale_ends(columns)
    is_stated = any(seen.stated for seen in columns)
    of_ten = guess is not None and guess.dimension == "recommendation" and not is_stated
    if of_ten and ends.scale == (1.0, 10.0):
        return replace(ends, scale=None, why=f"{ends.why} if it is 1 to 10: was 0 offered, too?")
    return ends


def _beside(shared: ScaleEnds, columns: list[Seen], guess: Suggestion) -> ScaleEnds:
    """Return the ends of a scale beside the shared one, which it may well be."""
    ends = _ends(columns, guess)
    numbers = [n for seen in columns for n in seen.numbers if n not in ends.missing]
    if shared.scale is None or any(seen.own_labels or seen.stated for seen in columns):
        return ends
    words = {word(text): at for text, at in shared.answers.items()}
    if ends.answers and all(words.get(word(text)) is not None for text in ends.answers):
        return shared
    if not numbers or ends.answers:
        return ends
    low, high = min(numbers), max(numbers)
    if shared.scale == SLIDER and len(numbers) > MOST_POINTS and low >= 0 and high <= SLIDER[1]:
        return shared
    if ends.scale is None and shared.scale[0] <= low and high <= shared.scale[1]:
        touches = low == shared.scale[0] or high == shared.scale[1]
        return shared if touches else ends
    if ends.scale and ends.scale[0] == shared.scale[0] and ends.scale[1] + 1 == shared.scale[1]:
        why = f"the answers run from {low:g} to {high:g}, those of the items to {shared.scale[1]:g}"
        return replace(ends, scale=None, why=why)
    return shared if ends.scale == shared.scale and not ends.missing else ends


def _missing(ends: Iterable[ScaleEnds], columns: Iterable[Seen]) -> Missing:
    codes = {code for one in ends for code in one.missing}
    words: dict[str, str] = {}
    for seen in columns:
        codes |= {code for code in seen.no_answer if isinstance(code, float)}
        words |= {word(text): text for text in seen.no_answer if isinstance(text, str)}
    return (*words.values(), *sorted(codes))


def ends_text(scale: Scale | None, fill: str) -> str:
    """Return a scale as a codebook says it; ``fill`` where it is not known."""
    return f"[{scale[0]:g}, {scale[1]:g}]" if scale else fill

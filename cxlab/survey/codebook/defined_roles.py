"""Which columns a definition makes items of a side: by its blocks, its names, its wordings."""

from collections import Counter
from collections.abc import Iterator, Mapping

from cxlab.survey.codebook.pairing import items_of
from cxlab.survey.codebook.sides import Asked, asked_of, side_in
from cxlab.survey.codebook.suggest import OUTCOMES, Suggestion
from cxlab.survey.definitions.definition import SINGLE, TICK, Question
from cxlab.survey.definitions.scale import Scale
from cxlab.survey.text import word

BOTH = ("expectation", "perception")
MOST = 0.6  # of a block's wordings that must tell its side
Questions = Mapping[str, Question]
Scales = Mapping[str, Scale]


def defined_roles(
    questions: Questions, scales: Scales, guesses: Mapping[str, Suggestion]
) -> dict[str, Suggestion]:
    """Return what each column of a definition is.

    Parameters
    ----------
    questions : mapping of str to Question
        By head.
    scales : mapping of str to Scale
        Of those that have one.
    guesses : mapping of str to Suggestion
        What names and wordings alone tell, for what the definition leaves open.
    """
    sides = _sides(questions, scales)
    sides = _comparable(questions, scales, sides | _other_side(questions, scales, sides))
    items = items_of(_asked(questions, sides)) if sides else {}
    roles = {}
    for name, question in questions.items():
        guess = guesses[name]
        is_rating = name in scales or question.kind not in (SINGLE, TICK)
        if name in items:
            item = items[name]
            roles[name] = Suggestion(
                sides[name], item.item, label=item.label, why="", doubt=item.doubt
            )
        elif guess.role == "handling" and name in scales:
            roles[name] = guess
        elif guess.role == "group" and question.kind == TICK:
            roles[name] = Suggestion("ignore")
        elif outcome := _outcome(name, question, scales):
            roles[name] = Suggestion("outcome", dimension=outcome, why="by its wording")
        elif guess.role in (*BOTH, "importance") and not items and name not in scales:
            roles[name] = guess  # plain numbers, of which a definition says no more than the name
        elif guess.role in (*BOTH, "importance") or (guess.role == "outcome" and not is_rating):
            roles[name] = Suggestion("ignore", why="a rating? give it a role" * (name in scales))
        else:
            roles[name] = guess
    return roles


def _outcome(name: str, question: Question, scales: Scales) -> str:
    """Return the outcome that a question whose answers have a direction asks for; "" for none."""
    if name not in scales or (scales[name].reversed is None and scales[name].numbers):
        return ""
    text = word(f"{name} {question.wording}")
    return next((outcome for outcome, known in OUTCOMES.items() if known.search(text)), "")


def _comparable(questions: Questions, scales: Scales, sides: Mapping[str, str]) -> dict[str, str]:
    """Leave out what stands in a block of items without being one.

    That is, questions on another scale than most, and outcomes, unless expectations sound like
    outcomes, too.
    """
    outcomes = {name for name in sides if _outcome(name, questions[name], scales)}
    if "expectation" in {sides[name] for name in outcomes}:
        outcomes = set()
    ends = Counter(scales[name].ends for name in sides if name not in outcomes)
    return {
        name: side
        for name, side in sides.items()
        if name not in outcomes and scales[name].ends == ends.most_common(1)[0][0]
    }


def _sides(questions: Questions, scales: Scales) -> dict[str, str]:
    """Return the side of each column that has a scale and tells one."""
    sides = {}
    for name, question in questions.items():
        if name not in scales:
            continue
        told = (side for text in _heads(question) if (side := side_in(text)))
        if side := next(told, "") or _side_of_code(_code(name, question)):
            sides[name] = side
    return sides | _by_wordings(questions, scales, sides)


def _heads(question: Question) -> Iterator[str]:
    """Yield what stands over a question, in each language."""
    yield from question.groups
    yield question.about


def _code(head: str, question: Question) -> str:
    """Return a head without the groups that exports write before it: group/E1, group-E1."""
    written = next((name for name in question.names if word(name) == word(head)), "")
    return question.names[0] if written.endswith(question.names[:1]) else head.rsplit("/", 1)[-1]


def _side_of_code(name: str) -> str:
    asked = asked_of(name, "")
    return "" if asked.wording else asked.side


def _by_wordings(questions: Questions, scales: Scales, sides: Mapping[str, str]) -> dict[str, str]:
    """Give a block the side that most of its wordings tell."""
    blocks: dict[tuple[object, ...], list[str]] = {}
    for name, question in questions.items():
        if name in scales and name not in sides:
            blocks.setdefault((question.groups, question.about), []).append(name)
    by_wording = {}
    for names in blocks.values():
        told = [(name, side_in(questions[name].wording)) for name in names]
        for side, many in Counter(side for _, side in told if side).items():
            whole = many >= MOST * len(names)
            by_wording.update({name: side for name, tells in told if whole or tells == side})
    return by_wording


def _other_side(questions: Questions, scales: Scales, sides: Mapping[str, str]) -> dict[str, str]:
    """Give columns that ask what the items of the only known side ask the other side."""
    known = [side for side in BOTH if side in sides.values()]
    if len(known) != 1:
        return {}
    (other,) = set(BOTH) - set(known)
    ends = {scales[name].ends for name, side in sides.items() if side == known[0]}
    left = {name: other for name in scales if name not in sides and scales[name].ends in ends}
    if not left:
        return {}
    items = items_of(_asked(questions, {**sides, **left}))
    first = {items[name].item for name, side in sides.items() if side == known[0]}
    return {name: other for name in left if items[name].item in first and not items[name].doubt}


def _asked(questions: Questions, sides: Mapping[str, str]) -> dict[str, Asked]:
    return {
        name: Asked(side, asked_of(_code(name, q), "").number, q.wording)
        for name, side in sides.items()
        for q in (questions[name],)
    }

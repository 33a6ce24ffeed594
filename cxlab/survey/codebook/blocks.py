"""Blocks of questions that ask the same of two sides, under headings that may not say which."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace

from cxlab.survey.codebook.pairing import without_common
from cxlab.survey.codebook.sides import HINTS, WORDS, Asked, side_in, splits
from cxlab.survey.text import word

FEWEST = 2  # columns of a block whose heading a sign sets off
FEWEST_ALIKE = 3  # columns that only begin with the same words
PAIRED = ("expectation", "perception")


@dataclass(frozen=True)
class Block:
    """Columns under one heading: what each asks, by head."""

    heading: str
    wordings: Mapping[str, str]

    def asks(self, others: Collection[str]) -> bool:
        """Say whether half of it or more asks what others ask."""
        same = sum(word(text) in others for text in self.wordings.values())
        return same >= max(FEWEST, len(self.wordings) / 2)

    @property
    def hint(self) -> str:
        """The side that its heading tells, be it by a weak word."""
        return side_in(self.heading, WORDS) or side_in(self.heading, HINTS)


def with_blocks(asked: Mapping[str, Asked], outcomes: Collection[str]) -> dict[str, Asked]:
    """Give columns a side that ask what others ask, under another heading.

    Parameters
    ----------
    asked : mapping of str to Asked
        By head.
    outcomes : collection of str
        Heads that read like an outcome: they are one, unless they stand in a block.
    """
    result = dict(asked)
    blocks = list(_blocks({n: one for n, one in asked.items() if not one.side and one.wording}))
    for block in blocks:
        known = _wordings(result)
        same = [side for side, texts in known.items() if block.asks(texts)]
        if same and (side := _left(block, same, known)):
            result |= _sided(block, side, result)
    for block in blocks:
        for other in blocks:
            if block is other or any(result[name].side for name in (*block.wordings,)):
                continue
            if not block.asks({word(text) for text in other.wordings.values()}):
                continue
            if side := _side_of_two(block.hint, other.hint):
                result |= _sided(block, side, result)
                result |= _sided(other, _across(side), result)
    return _hinted(result, outcomes)


def _sided(block: Block, side: str, asked: Mapping[str, Asked]) -> dict[str, Asked]:
    return {
        name: replace(asked[name], side=side, wording=wording, marker=block.heading)
        for name, wording in block.wordings.items()
        if not asked[name].side
    }


def _wordings(asked: Mapping[str, Asked]) -> dict[str, set[str]]:
    known: dict[str, set[str]] = {}
    sided = {name: one for name, one in asked.items() if one.side}
    for one in without_common(sided).values():
        if one.wording:
            known.setdefault(one.side, set()).add(word(one.wording))
    return known


def _left(block: Block, same: list[str], known: Mapping[str, set[str]]) -> str:
    """Return the side of a block that asks what sides of ``same`` ask."""
    if block.hint:
        return block.hint if block.hint not in same else ""
    return next((side for side in reversed(PAIRED) if side not in known), "")


def _side_of_two(hint: str, other: str) -> str:
    """Return the side of one of two blocks that ask the same; "" where no heading tells."""
    if hint == other or "importance" in (hint, other):
        return ""
    return hint or (_across(other) if other else "")


def _across(side: str) -> str:
    return PAIRED[1 - PAIRED.index(side)]


def _blocks(asked: Mapping[str, Asked]) -> Iterator[Block]:
    """Yield columns that share a heading: set off by a sign, or words they all begin with."""
    by_heading: dict[str, dict[str, str]] = {}
    for name, one in asked.items():
        for before, after in splits(one.wording):
            by_heading.setdefault(word(before), {}).setdefault(name, after)
            by_heading.setdefault(word(after), {}).setdefault(name, before)
    for heading, wordings in by_heading.items():
        if len(wordings) >= FEWEST:
            yield Block(heading, wordings)
    by_start: dict[str, list[str]] = {}
    for name, one in asked.items():
        by_start.setdefault(word(one.wording.split()[0]), []).append(name)
    for names in by_start.values():
        words = [asked[name].wording.split() for name in names]
        for length in range(1, min(map(len, words))):
            start = Counter(word(" ".join(parts[:length])) for parts in words)
            heading, times = start.most_common(1)[0]
            if times == len(names) >= FEWEST_ALIKE:
                rests = (" ".join(parts[length:]) for parts in words)
                yield Block(heading, dict(zip(names, rests, strict=True)))


def _hinted(asked: dict[str, Asked], outcomes: Collection[str]) -> dict[str, Asked]:
    """Read weaker words, "this hotel ...", where columns of the other side stand beside them."""
    sides = Counter(one.side for one in asked.values() if one.side)
    lacking = set(PAIRED) - set(sides)
    if len(lacking) != 1:
        return asked
    (side,) = lacking
    hinted = {
        name: replace(one, side=side)
        for name, one in asked.items()
        if not one.side and name not in outcomes and side_in(one.wording, {side: HINTS[side]})
    }
    return asked | hinted if len(hinted) * 2 >= max(sides.values()) else asked

"""People in a random order that hangs on them, not on the order of their rows in a file.

Whom to leave out of a large group, so that a few hide among them, is drawn by this order. Drawn by
place, the same survey sorted otherwise would give other numbers.

Of people with ids it is the order of digests of the ids, which have nothing to do with answers. Of
others it is that of digests of all that a row holds. That gives no answer away: a digest is no
larger for a good answer than for a bad one, rows that are alike get digests of their own, and all
hang on every row of the file. So who knows what one answers, or how many answer so, cannot work out
whether they are among those left out; only who has the whole file can, and learns nothing from it.
"""

import hashlib
from collections import Counter
from collections.abc import Hashable, Mapping, Sequence

SEED = 1


def random_order(
    people: Sequence[Hashable], rows: Sequence[str] | None, groups: Sequence[str]
) -> Mapping[Hashable, int]:
    """Return each person's place in a random order, from 0.

    Parameters
    ----------
    people : sequence
        Whose each row is.
    rows : sequence of str, optional
        All that each row holds, where people are known by nothing else; each is another's.
    groups : sequence of str
        Of each row: rows that hold the same and are of one group are the same to every sum.

    Examples
    --------
    >>> order = random_order(["a", "b", "c"], None, [""] * 3)
    >>> order == random_order(["c", "a", "b"], None, [""] * 3)
    True
    """
    if rows is None:
        digests = {who: _digest(str(who)) for who in people}
    else:
        file = _digest(*sorted(rows))
        alike = Counter[str]()
        digests = {}
        for row, _, place in sorted(zip(rows, groups, range(len(rows)), strict=True)):
            alike[row] += 1
            digests[people[place]] = _digest(file, row, str(alike[row]))
    return {who: place for place, who in enumerate(sorted(digests, key=lambda who: digests[who]))}


def _digest(*texts: str) -> str:
    parts = hashlib.sha256(str(SEED).encode())
    for text in texts:
        data = text.encode("utf-8", "surrogatepass")
        parts.update(b"%d:" % len(data) + data)
    return parts.hexdigest()

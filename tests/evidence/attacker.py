"""An attacker who has the sums of everybody and of each group, and solves for few people."""

from itertools import combinations

import numpy as np

TOLERANCE = 1e-7


def sums_published(column, answered, kept, groups, sets, shown, marks):
    """Membership of people in every sum of a column: a row a sum, a column a person."""
    rows_total, rows_groups = [], []
    for one in [s for s in sets if column in s] + [(column,)]:
        whole, left = answered[:, list(one)].all(axis=1), kept[:, list(one)].all(axis=1)
        for chosen in (np.ones(len(marks), bool), ~marks):  # and without straight lines
            rows_total.append(whole & chosen)
            rows_groups += [left & chosen & (groups == name) for name in shown]
    return np.array(rows_total, float), np.array(rows_groups, float)


def isolated(sums, minimum, known=None, unions=2):
    """The fewest people, under the minimum, that some combination of sums weighs alone, or None.

    People in the same sums stand for each other. What is looked for is every class of fewer than
    ``minimum``, and every union of ``unions`` such classes, with any weights: whether a vector
    that is nothing elsewhere lies in the row space. ``known`` are sums that give away whom they
    give away: what they give alone does not count.
    """
    classes, sizes = np.unique(sums.T, axis=0, return_counts=True)
    system, of_known = classes.T, None
    if known is not None:
        first = [np.flatnonzero((one == sums.T).all(axis=1))[0] for one in classes]
        of_known = known[:, first]
    small = [k for k in range(len(sizes)) if sizes[k] < minimum and classes[k].any()]
    for count in range(1, unions + 1):
        for union in combinations(small, count):
            if sum(sizes[list(union)]) >= minimum:
                continue
            if new_on(system, union) > (new_on(of_known, union) if of_known is not None else 0):
                return int(sum(sizes[list(union)]))
    return None


def new_on(system, union):
    """How many independent combinations of the rows are nothing outside some columns."""
    outside = np.delete(system, list(union), axis=1)
    return rank(system) - rank(outside)


def rank(matrix):
    return int(np.linalg.matrix_rank(matrix, tol=TOLERANCE)) if matrix.size else 0


def survey(seed):
    """A random survey: who is where, who answered what, which sets reports use, straight lines."""
    draw = np.random.default_rng(seed)
    items, dimensions = int(draw.integers(1, 4)), int(draw.integers(1, 4))
    columns = 2 * items * dimensions + 1
    people, places = int(draw.integers(20, 160)), int(draw.integers(2, 7))
    shares = draw.dirichlet(np.full(places, draw.choice([0.5, 2.0, 20.0])))
    groups = draw.choice(["", *"ABCDEFG"[: places - 1]], size=people, p=shares)
    answered = draw.random((people, columns)) > draw.choice([0, 0.01, 0.05, 0.3])
    for _ in range(int(draw.integers(0, 4))):  # a group, or some people, skip a dimension
        some = (groups == draw.choice(groups)) & (draw.random(people) < draw.choice([0.3, 0.9, 1]))
        skipped = draw.choice(columns, size=int(draw.integers(1, columns + 1)), replace=False)
        answered[np.ix_(some, skipped)] = False
    pairs = [(2 * k, 2 * k + 1) for k in range(items * dimensions)]
    of = [pairs[d * items : (d + 1) * items] for d in range(dimensions)]
    sets = [*pairs]
    for some in (*of, pairs):
        sets += [tuple(c for p in some for c in p), tuple(p[0] for p in some),
                 tuple(p[1] for p in some)]  # fmt: skip
    sets += [(*one, columns - 1) for one in list(sets)]
    marks = draw.random(people) < draw.choice([0, 0.05, 0.3])
    return groups, answered, sets, marks


def attack(seed, minimum, withheld):
    """What an attacker finds in one survey: (fewest people or None, a column), and what is kept."""
    groups, answered, sets, marks = survey(seed)
    taken = withheld(answered, list(groups), sets, minimum, marks=[bool(m) for m in marks])
    shown = sorted(set(groups) - {""} - taken.groups)
    worst = None
    for column in range(answered.shape[1]):
        total, parts = sums_published(column, answered, taken.kept, groups, sets, shown, marks)
        sums = np.vstack([total, parts]) if len(parts) else total
        few = isolated(sums, minimum, known=total)
        worst = few if worst is None else worst if few is None else min(worst, few)
    in_shown = np.isin(groups, shown)
    return worst, int(taken.kept.sum()), int(answered[in_shown].sum()), len(shown)

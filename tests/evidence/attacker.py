"""An attacker who has the sums of everybody and of each group, and solves for few people."""

from dataclasses import dataclass
from itertools import combinations

import numpy as np

TOLERANCE = 1e-7
POWERS = 3  # plain sums, weighted ones, and those of squared weights, as errors use them


@dataclass(frozen=True)
class Survey:
    """Who is where, who answered what, which sets reports use, straight lines, weights or None."""

    groups: np.ndarray
    answered: np.ndarray
    sets: list
    marks: np.ndarray
    weights: np.ndarray | None


@dataclass(frozen=True)
class Attack:
    """The fewest people found, or None; answers used, of how many; groups shown."""

    fewest: int | None
    used: int
    of: int
    groups: int


def sums_of(column, use, survey, which):
    """Membership of people in the sums of a column: a row a sum, a column a person."""
    rows = []
    for one in [s for s in survey.sets if column in s] + [(column,)]:
        whole = use[:, list(one)].all(axis=1)
        rows += [whole & chosen & which for chosen in (whole, ~survey.marks)]  # without lines
    plain = np.array(rows, float)
    if survey.weights is None:
        return plain
    return np.vstack([plain * survey.weights**power for power in range(POWERS)])


def isolated(sums, minimum, weights, known, unions=2):
    """The fewest people, under the minimum, that some combination of sums weighs alone, or None.

    People in the same sums stand for each other. What is looked for is every class of fewer than
    ``minimum``, every union of ``unions`` of the smallest such classes, and of those who are in
    the same plain sums all but the two commonest weights: whether vectors that are nothing
    elsewhere lie in the row space. ``known`` are sums that give away whom they give away: what
    they give alone does not count.
    """
    stacked = sums if weights is None else np.vstack([sums, weights])
    _, first, of, sizes = np.unique(
        stacked.T, axis=0, return_index=True, return_inverse=True, return_counts=True
    )
    of = of.ravel()
    system, of_known = spanned_by(sums[:, first]), spanned_by(known[:, first])
    small = [k for k in range(len(sizes)) if sizes[k] < minimum and sums[:, first[k]].any()]
    small = sorted(small, key=lambda k: sizes[k])[:MOST_CLASSES]
    unknown = [u for n in range(1, unions + 1) for u in combinations(small, n)]
    if weights is not None:
        unknown += rare_weights(sums, weights, of)
    few = [int(sum(sizes[list(u)])) for u in unknown]
    for size, union in sorted(zip(few, unknown, strict=True)):
        if size < minimum and new_on(system, union) > new_on(of_known, union):
            return size
    return None


MOST_CLASSES = 14


def rare_weights(sums, weights, of):
    """Classes of people who are in the same sums, without those of their two commonest weights."""
    _, cell = np.unique((sums != 0).T, axis=0, return_inverse=True)
    unions = []
    for one in range(cell.max() + 1):
        inside = cell.ravel() == one
        values, counts = np.unique(weights[inside], return_counts=True)
        for left_out in (1, 2):
            common = values[np.argsort(-counts, kind="stable")[:left_out]]
            rest = inside & ~np.isin(weights, common)
            if rest.any():
                unions.append(tuple(sorted(set(of[rest].tolist()))))
    return unions


def spanned_by(sums):
    """An orthonormal basis of all combinations of sums, a row each."""
    norms = np.linalg.norm(sums, axis=1, keepdims=True)
    unit = np.divide(sums, norms, out=np.zeros_like(sums), where=norms > 0)
    _, sizes, rows = np.linalg.svd(unit, full_matrices=False)
    return rows[sizes > TOLERANCE]


def new_on(basis, union):
    """How many independent combinations are nothing outside some columns: angles of zero."""
    return int((np.linalg.svd(basis[:, list(union)], compute_uv=False) > 1 - TOLERANCE).sum())


def survey(seed):
    """A random survey; of four, three have weights: of two kinds, of many, all different."""
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
    kind = seed % 4
    weights = None
    if kind:
        rare = draw.choice([0.02, 0.1, 0.4])
        few = draw.choice([1.0, 2.0, 3.5], size=people, p=[1 - rare, rare / 2, rare / 2])
        some = np.round(draw.gamma(4, 0.25, people) + 0.2, 1)
        weights = (few, some, draw.gamma(4, 0.25, people) + 0.1)[kind - 1]
    return Survey(groups, answered, sets, marks, weights)


def attack(seed, minimum, withheld):
    """Solve one survey for few people, from the sums of all, those that tell nobody, groups'."""
    one = survey(seed)
    marks, weights = [bool(m) for m in one.marks], one.weights
    taken = withheld(
        one.answered, list(one.groups), one.sets, minimum, marks=marks, weights=weights
    )
    shown = sorted(set(one.groups) - {""} - taken.groups)
    everybody, worst = np.ones(len(marks), bool), None
    for column in range(one.answered.shape[1]):
        total = sums_of(column, one.answered, one, everybody)
        safe = sums_of(column, taken.total, one, everybody)
        parts = [sums_of(column, taken.kept, one, one.groups == name) for name in shown]
        for known, sums in (
            (total, np.vstack([total, *parts])),
            (np.zeros_like(total), np.vstack([safe, *parts])),
        ):
            few = isolated(sums, minimum, weights, known)
            worst = few if worst is None else worst if few is None else min(worst, few)
    used, of = int(taken.kept.sum()), int(one.answered[np.isin(one.groups, shown)].sum())
    return Attack(worst, used, of, len(shown))

"""Means of branches, each from its own few people, with the sampling errors that go with them.

What one kind of people says (customers, managers, staff) is one or more levels, e.g. expectation
and perception. Few managers answer in a branch, so how far people of one branch differ is pooled
over all branches.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from cxlab.errors import InputError, nearest
from cxlab.statistics.arrays import check_labels, numbers
from cxlab.statistics.moments import Array

Contrast = Mapping[str, float]


@dataclass(frozen=True, eq=False)
class Contrasts:
    """Differences of levels in the branches that have them all.

    Attributes
    ----------
    branches : tuple of str
    values : array of shape (branches, contrasts)
    errors : array of shape (branches, contrasts, contrasts)
        Sampling covariances of ``values``; ``nan`` where no branch has two people of a kind.

    Examples
    --------
    >>> Contrasts(("Harbour",), values=np.array([[-0.5]]), errors=np.array([[[0.1]]])).branches
    ('Harbour',)
    """

    branches: tuple[str, ...]
    values: Array
    errors: Array


@dataclass(frozen=True, eq=False)
class BranchMeans:
    """Levels by branch.

    Attributes
    ----------
    branches, levels : tuple of str
    means : array of shape (branches, levels)
        ``nan`` where nobody answered.
    counts : array of shape (branches, levels, levels)
        People who answered both levels; on the diagonal, one.
    scatter : array of shape (branches, levels, levels)
        Sums of cross products about the branch's means; each person counts by the weight, which
        are 1 on average in a branch.
    squares : array of shape (branches, levels, levels)
        Sums of squared weights of the people who answered both; ``counts`` without weights.
    exact : frozenset of str
        Levels known without sampling error, e.g. a written standard.

    Examples
    --------
    >>> answers = {"expectation": [5, 6, 7], "perception": [4, 6, 5]}
    >>> means = BranchMeans.from_answers([(["Harbour", "Harbour", "Station"], answers)])
    >>> means.contrasts([{"perception": 1, "expectation": -1}]).values.ravel()
    array([-0.5, -2. ])
    """

    branches: tuple[str, ...]
    levels: tuple[str, ...]
    means: Array
    counts: Array
    scatter: Array
    squares: Array
    exact: frozenset[str] = frozenset()

    @classmethod
    def from_answers(
        cls,
        kinds: Iterable[tuple[Sequence[str], Mapping[str, Any]]],
        exact: Iterable[str] = (),
        weights: Mapping[int, Array] | None = None,
    ) -> "BranchMeans":
        """Return the means of answer sheets.

        Parameters
        ----------
        kinds : iterable of (branches, answers)
            One entry a kind of people: the branch of each sheet, and for each level the sheets'
            scores, an array (``nan`` where not answered). No level comes twice.
        exact : iterable of str
            Levels known without sampling error.
        weights : mapping of int to array, optional
            What each sheet of a kind (by its place in ``kinds``) stands for within its branch,
            above 0; alike unless given.

        Raises
        ------
        InputError
            For a sheet without a branch, a level that comes twice, or scores of another number.
        """
        kinds = [(_named(of), answers) for of, answers in kinds]
        branches = tuple(sorted({name for of, _ in kinds for name in of}))
        levels = tuple(level for _, answers in kinds for level in answers)
        if len(set(levels)) != len(levels):
            raise InputError(f"a level comes twice: {levels}")
        shape = (len(branches), len(levels))
        means = np.full(shape, np.nan)
        counts, scatter, squares = (np.zeros((*shape, shape[1])) for _ in range(3))
        place = {name: row for row, name in enumerate(branches)}
        start, known = 0, frozenset(exact)
        for number, (of, answers) in enumerate(kinds):
            stop = start + len(answers)
            scores = np.column_stack(
                [numbers(level, answers[level], missing=True, of=len(of)) for level in answers]
            )
            rows = np.array([place[name] for name in of], int)
            block = (slice(None), slice(start, stop), slice(start, stop))
            shares = (weights or {}).get(number, np.ones(len(rows)))
            sums = _sums(rows, scores, shares, len(branches))
            means[:, start:stop], counts[block], scatter[block], squares[block] = sums
            start = stop
        return cls(branches, levels, means, counts, scatter=scatter, squares=squares, exact=known)

    def without(self, branch: int) -> "BranchMeans":
        """Return the means with one branch left out."""
        keep = np.arange(len(self.branches)) != branch
        return replace(
            self,
            branches=tuple(name for name, kept in zip(self.branches, keep, strict=True) if kept),
            means=self.means[keep],
            counts=self.counts[keep],
            scatter=self.scatter[keep],
            squares=self.squares[keep],
        )

    def within(self) -> Array:
        """Return the covariances of people within a branch, pooled, of shape (levels, levels).

        ``nan`` for levels that no branch has from two people.
        """
        # A weighted person counts for less than one: the freedom is that of the weights.
        lost = np.divide(
            self.squares, self.counts, out=np.ones_like(self.counts), where=self.counts > 0
        )
        freedom = np.maximum(self.counts - lost, 0).sum(axis=0)
        total = self.scatter.sum(axis=0)
        pooled: Array = np.divide(
            total, freedom, out=np.full_like(total, np.nan), where=freedom > 0
        )
        pooled[self.counts.sum(axis=0) == 0] = 0.0  # no person answered both
        known = [level in self.exact for level in self.levels]
        pooled[known, :] = pooled[:, known] = 0.0
        return pooled

    def people(self, level: str) -> tuple[int, ...]:
        """Return how many people of each branch gave a level."""
        place = self.levels.index(level)
        return tuple(int(n) for n in self.counts[:, place, place])

    def contrasts(self, contrasts: Sequence[Contrast]) -> Contrasts:
        """Return differences of levels, e.g. ``{"delivery": 1, "standard": -1}``, by branch.

        Branches that lack a level are left out; the spread within branches is that of all.

        Raises
        ------
        InputError
            For a level that there is not.
        """
        named = {level for contrast in contrasts for level in contrast}
        for level in named - {*self.levels}:
            raise InputError(f"no level '{level}'.{nearest(level, self.levels)}")
        used = [place for place, level in enumerate(self.levels) if level in named]
        weights: Array = np.array([[c.get(self.levels[p], 0.0) for p in used] for c in contrasts])
        keep: Any = ~np.isnan(self.means[:, used]).any(axis=1)
        people = np.einsum("jaa->ja", self.counts[keep][:, used][:, :, used])
        pairs = people[:, :, None] * people[:, None, :]
        errors = self.within()[np.ix_(used, used)] * self.squares[keep][:, used][:, :, used] / pairs
        names = tuple(name for name, kept in zip(self.branches, keep, strict=True) if kept)
        values = self.means[keep][:, used] @ weights.T
        return Contrasts(names, values, weights @ errors @ weights.T)


def _named(branches: Sequence[str]) -> list[str]:
    """Return the branch of each sheet, as a text; refuse one that is missing."""
    check_labels("branches", branches)
    return [str(branch) for branch in branches]


def _sums(
    branch: Any, scores: Array, shares: Array, branches: int
) -> tuple[Array, Array, Array, Array]:
    """Return means, pair counts, scatter and squared weights by branch of one kind of people."""
    answered = ~np.isnan(scores)
    weights = np.where(answered, shares[:, None], 0.0)
    k = scores.shape[1]
    counts, cross, sums, squares = (np.zeros((branches, k, k)) for _ in range(4))
    total, weight = np.zeros((branches, k)), np.zeros((branches, k))
    both = answered[:, :, None] & answered[:, None, :]
    np.add.at(counts, branch, both.astype(float))
    np.add.at(total, branch, np.where(answered, scores, 0.0) * weights)
    np.add.at(weight, branch, weights)
    means = np.divide(total, weight, out=np.full_like(total, np.nan), where=weight > 0)
    people = np.einsum("jaa->ja", counts)
    scale = np.divide(people, weight, out=np.zeros_like(weight), where=weight > 0)
    weights = weights * scale[branch]  # 1 on average of those of the branch who answered
    centred = np.where(answered, scores - means[branch], 0.0)
    joint = np.sqrt(weights[:, :, None] * weights[:, None, :])
    np.add.at(cross, branch, joint * centred[:, :, None] * centred[:, None, :])
    np.add.at(sums, branch, joint * centred[:, :, None] * answered[:, None, :])
    np.add.at(squares, branch, weights[:, :, None] * weights[:, None, :])
    return means, counts, cross - sums * sums.transpose(0, 2, 1) / np.maximum(counts, 1), squares

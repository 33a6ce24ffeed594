"""Arms of an assortment test: who was there, passed, stopped, bought, at few and many options."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cxlab.errors import InputError
from cxlab.table import Table

FUNNEL = ("passed", "stopped", "bought")


@dataclass(frozen=True)
class Arm:
    """One display: its number of options, how many people it could win, how many it won.

    Examples
    --------
    >>> jams = Arm(options=24, n=242, count=145)  # Iyengar and Lepper (2000), who stopped
    >>> round(jams.count / jams.n, 3)
    0.599
    """

    options: int
    n: int
    count: int


@dataclass(frozen=True)
class AssortmentTest:
    """An assortment test as counts.

    Attributes
    ----------
    outcomes : mapping of str to tuple of Arm
        Arms by outcome, fewest options first. ``n`` of a funnel step is the count of the
        step before, so the steps are conditional; see `base`.
    small, large : int
        The two numbers of options compared, per outcome where they differ (see `pair`).
    source : str
        Key of the published source, or the name of the user's file.
    own : bool
        Whether it is the user's file.
    account : Table
        Where the data are from, n, what was left out and why.

    Examples
    --------
    >>> from cxlab.evidence.arm_counts import load
    >>> jams = load("iyengar_lepper_2000")
    >>> jams.pair("bought")
    (Arm(options=6, n=104, count=31), Arm(options=24, n=145, count=4))
    >>> jams.base("bought", "stopped")
    (Arm(options=6, n=260, count=31), Arm(options=24, n=242, count=4))
    """

    outcomes: Mapping[str, tuple[Arm, ...]]
    small: int
    large: int
    source: str
    own: bool
    account: Table

    def pair(self, outcome: str) -> tuple[Arm, Arm] | None:
        """Return the small and the large arm of an outcome, or None if it was not measured."""
        if outcome not in self.outcomes:
            return None
        small, large = compared(self.outcomes, outcome, self.small, self.large)
        by_options = {arm.options: arm for arm in self.outcomes[outcome]}
        return by_options[small], by_options[large]

    def not_compared(self, outcome: str) -> tuple[int, ...]:
        """Return the numbers of options that were counted for an outcome, but not compared."""
        pair = {arm.options for arm in self.pair(outcome) or ()}
        options = (arm.options for arm in self.outcomes.get(outcome, ()))
        return tuple(number for number in options if number > 0 and number not in pair)

    def every_arm(self, outcome: str, step: str) -> tuple[Arm, ...]:
        """Return all arms, compared or not, counted over ``n`` of ``step`` (or of the outcome)."""
        n = {arm.options: arm.n for arm in self.outcomes[step]}
        counted = self.outcomes[outcome]
        return tuple(Arm(a.options, n[a.options], a.count) for a in counted if a.options in n)

    def base(self, outcome: str, step: str) -> tuple[Arm, Arm] | None:
        """Return the pair with ``count`` of one funnel step over ``n`` of an earlier one.

        ``base("bought", "stopped")`` is buyers per person who could stop, that is per
        passer-by: the denominator of the step ``stopped``.
        """
        later, earlier = self.pair(outcome), self.pair(step)
        if later is None or earlier is None:
            return None
        small, large = (Arm(a.options, b.n, a.count) for a, b in zip(later, earlier, strict=True))
        return small, large


def compared(
    outcomes: Mapping[str, Sequence[Arm]], outcome: str, small: int, large: int
) -> tuple[int, int]:
    """Return the numbers of options that are compared for an outcome.

    The steps of the funnel are compared between the same two displays, so only those at which
    each step was counted come into question.

    Raises
    ------
    InputError
        If there are not two, or ``small`` or ``large`` (where not 0) is not among them.

    Examples
    --------
    >>> arms = {"stopped": [Arm(6, 260, 104), Arm(12, 250, 120), Arm(24, 242, 145)]}
    >>> compared(arms, "stopped", small=0, large=0), compared(arms, "stopped", small=12, large=0)
    ((6, 24), (12, 24))
    """
    steps = [name for name in FUNNEL if name in outcomes] if outcome in FUNNEL else [outcome]
    sets = [{arm.options for arm in outcomes[name] if arm.options > 0} for name in steps]
    common = sorted(set.intersection(*sets))
    where = " and ".join(f"'{name}'" for name in steps)
    if len(common) < 2:
        has = f"one arm only ({common[0]} options)" if common else "no arm in common"
        raise InputError(f"{where}: {has}; a comparison needs a small and a large one")
    for label, wanted in (("small", small), ("large", large)):
        if wanted and wanted not in common:
            listed = ", ".join(map(str, common))
            raise InputError(
                f"{label}={wanted}: no such arm for {where}; there are {listed} options"
            )
    chosen = (small or common[0], large or common[-1])
    if chosen[0] >= chosen[1]:
        raise InputError(f"small ({chosen[0]}) must be below large ({chosen[1]})")
    return chosen

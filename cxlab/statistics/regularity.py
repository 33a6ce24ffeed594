"""Regularity of choice: an option added to a list must not raise the share of one that was there.

Every model in which people pick what is worth most to them obeys it; decoys break it.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from cxlab.arguments import whole
from cxlab.errors import InputError

Menu = frozenset[str]
Menus = Mapping[Menu, Mapping[str, int]]  # how often each option of a list was chosen


@dataclass(frozen=True)
class Addition:
    """What became of one option's share as its list grew.

    Attributes
    ----------
    option : str
    small, large : frozenset of str
        The list before and after.
    before, after : float
        The option's share of each.
    z : float
        Of the rise, by the pooled two-sample test; 0 where nobody, or everybody, chose it.

    Examples
    --------
    >>> tea = frozenset({"tea"})
    >>> Addition("tea", tea, tea | {"milk"}, before=0.5, after=0.4, z=-1.0).change
    -0.09999999999999998
    """

    option: str
    small: Menu
    large: Menu
    before: float
    after: float
    z: float

    @property
    def change(self) -> float:
        """By how much the share rose."""
        return self.after - self.before

    @property
    def p_value(self) -> float:
        """The one-sided p-value of no rise."""
        from scipy.special import ndtr

        return float(ndtr(-self.z))


def additions(menus: Menus) -> tuple[Addition, ...]:
    """Return every option of every list beside the same option of every longer list around it.

    Lists that nobody chose from are left out.

    Raises
    ------
    InputError
        For a count that is no whole number, or of what is not on its list.

    References
    ----------
    Block, H. D., & Marschak, J. (1960). Random orderings and stochastic theories of responses. In
    Contributions to Probability and Statistics. Stanford University Press.

    Examples
    --------
    >>> drinks = {frozenset({"tea", "milk"}): {"tea": 50, "milk": 50},
    ...           frozenset({"tea", "milk", "rum"}): {"tea": 60, "milk": 30, "rum": 10}}
    >>> [(one.option, round(one.change, 2), round(one.z, 2)) for one in additions(drinks)]
    [('milk', -0.2, -2.89), ('tea', 0.1, 1.42)]
    """
    for menu, counts in menus.items():
        if others := sorted(map(str, set(counts) - menu)):
            raise InputError(f"{', '.join(others)} was counted, but is not on {sorted(menu)}")
        for option, count in counts.items():
            whole(f"the count of {option}", count)
    totals = {menu: sum(counts.values()) for menu, counts in menus.items()}
    return tuple(
        _addition(option, small, large, menus=menus, totals=totals)
        for small in menus
        for large in menus
        if small < large and totals[small] and totals[large]
        for option in sorted(small)
    )


def _addition(
    option: str, small: Menu, large: Menu, menus: Menus, totals: Mapping[Menu, int]
) -> Addition:
    n, m = totals[small], totals[large]
    first, second = menus[small].get(option, 0), menus[large].get(option, 0)
    pooled = (first + second) / (n + m)
    error = (pooled * (1 - pooled) * (1 / n + 1 / m)) ** 0.5
    before, after = first / n, second / m
    z = (after - before) / error if error else 0.0
    return Addition(option, small, large, before=before, after=after, z=z)

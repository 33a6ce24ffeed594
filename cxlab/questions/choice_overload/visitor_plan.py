"""Planning a test of one's own shelf: how many visitors an arm."""

from dataclasses import dataclass

from cxlab.errors import InputError
from cxlab.numbers import exact_percent, points
from cxlab.statistics.sample_size import power_of_test, visitors_per_arm
from cxlab.table import Table


@dataclass(frozen=True)
class Plan:
    """What a test needs to detect a lift, and what other numbers of visitors would detect.

    Attributes
    ----------
    visitors : int
        In each of the two arms.
    base_rate, lift, power, level : float
        As asked for, in shares.
    curve : tuple of (int, float)
        Visitors per arm and the chance of detecting the lift with them.
    smaller_lifts : tuple of (float, int)
        Other lifts and the visitors per arm each would need.
    """

    visitors: int
    base_rate: float
    lift: float
    power: float
    level: float
    curve: tuple[tuple[int, float], ...]
    smaller_lifts: tuple[tuple[float, int], ...]

    def sentence(self) -> str:
        """Return the answer in one plain sentence."""
        rise = f"{exact_percent(self.base_rate)} to {exact_percent(self.base_rate + self.lift)}"
        return (
            f"Assuming that {exact_percent(self.base_rate)} of your visitors buy today: to see a "
            f"rise from {rise}, show each display to {self.visitors:,} visitors, a number fixed "
            "beforehand. The chance of telling the rise from no rise at all, if it is there, is "
            f"then {exact_percent(self.power)}."
        )

    def table(self) -> Table:
        """Return the visitors that smaller and larger lifts would need."""
        return Table(
            f"Visitors per display, for a base rate of {exact_percent(self.base_rate)}",
            ("Rise to detect, points", "Visitors per display"),
            self.smaller_lifts,
            {"Rise to detect, points": points, "Visitors per display": "{:,}".format},
            note=self.sentence(),
        )


def plan(base_rate: float, lift: float, power: float, level: float) -> Plan:
    """Return the visitors needed to detect ``lift`` over ``base_rate``, with the power curve.

    Raises
    ------
    InputError
        If base rate and lift together are not a share.
    """
    if not base_rate + lift < 1:
        raise InputError(
            f"base_rate {base_rate} and lift {lift} add up to {base_rate + lift:g}: more than "
            "everybody would buy. Give both as shares (0.02 is 2 points)"
        )
    visitors = visitors_per_arm(base_rate, lift, power, level)
    numbers = sorted({max(2, round(visitors * share / 20)) for share in range(1, 41)})
    curve = tuple((n, power_of_test(n, base_rate, lift, level)) for n in numbers)
    lifts = [lift * share for share in (0.25, 0.5, 1, 1.5, 2) if base_rate + lift * share < 1]
    needed = tuple((each, visitors_per_arm(base_rate, each, power, level)) for each in lifts)
    return Plan(visitors, base_rate, lift, power, level, curve, needed)

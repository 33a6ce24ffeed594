"""Planning a test of one's own shelf: how many visitors an arm."""

from dataclasses import dataclass

from cxlab.errors import InputError
from cxlab.numbers import exact_percent, points
from cxlab.statistics.sample_size import power_of_test, visitors_per_arm
from cxlab.table import Table
from cxlab.words import phrase, say

ANSWER = phrase(
    "If {today} of your visitors buy today, show each display to {visitors:,} visitors, a number "
    "fixed beforehand. A real rise from {today} to {then} is then found in {power} of such tests."
)


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

    def sentence(self, text: str = ANSWER) -> str:
        """Return the answer in one plain sentence, or in another with the same places."""
        return say(
            text,
            today=exact_percent(self.base_rate),
            then=exact_percent(self.base_rate + self.lift),
            visitors=self.visitors,
            power=exact_percent(self.power),
        )

    def table(self) -> Table:
        """Return the visitors that smaller and larger lifts would need."""
        rise, visitors = say("Rise to detect, percentage points"), say("Visitors per display")
        return Table(
            self.sentence(phrase("Visitors per display, for a base rate of {today}")),
            (rise, visitors),
            self.smaller_lifts,
            {rise: points, visitors: "{:,}".format},
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
            "everybody would buy. Give both as shares (0.02 is 2 percentage points)"
        )
    visitors = visitors_per_arm(base_rate, lift, power, level)
    numbers = sorted({max(2, round(visitors * share / 20)) for share in range(1, 41)})
    lifts = [lift * share for share in (0.25, 0.5, 1, 1.5, 2) if base_rate + lift * share < 1]
    return Plan(
        visitors=visitors,
        base_rate=base_rate,
        lift=lift,
        power=power,
        level=level,
        curve=tuple((n, power_of_test(n, base_rate, lift, level)) for n in numbers),
        smaller_lifts=tuple(
            (other, visitors_per_arm(base_rate, other, power, level)) for other in lifts
        ),
    )

"""A gap on its own answer scale, beside the standardised one that a finding is judged by."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import isinf
from typing import TYPE_CHECKING, Any

from cxlab.statistics.interval import Interval

if TYPE_CHECKING:  # importing cxlab is to stay light
    from cxlab.statistics.moments import Moments
    from cxlab.statistics.paired_gap import PairedGap


@dataclass(frozen=True)
class OnScale(Interval):
    """A mean difference on the answer scale, with what a reader needs to use it elsewhere.

    Attributes
    ----------
    value, lower, upper : float
        In points of the answer scale.
    t : float or None
        Of the test of "no gap"; the estimate knows its degrees of freedom.
    means, sds : mapping of str to float
        Of both sides, by name; standard deviations of the gap itself, too.

    Examples
    --------
    >>> OnScale(-0.5, -0.7, -0.3, t=-4.9).to_dict()["on_scale"]
    {'value': -0.5, 'lower': -0.7, 'upper': -0.3}
    """

    t: float | None = None
    means: Mapping[str, float] | None = None
    sds: Mapping[str, float] | None = None

    @classmethod
    def of_pair(
        cls, gap: "PairedGap", moments: "Moments", perception: str, expectation: str
    ) -> "OnScale":
        """Return a paired gap with the means and standard deviations of both sides.

        Examples
        --------
        >>> from cxlab.statistics.moments import Moments
        >>> from cxlab.statistics.paired_gap import paired_gap
        >>> answers = {"p": [1.0, 2.0, 4.0], "e": [3.0, 3.0, 4.0]}
        >>> moments = Moments.from_responses(answers)
        >>> OnScale.of_pair(paired_gap(moments, "p", "e"), moments, "p", "e").sds["gap"]
        1.0
        """
        sides = {"perception": perception, "expectation": expectation}
        places = {side: moments.names.index(name) for side, name in sides.items()}
        return cls(
            gap.value,
            gap.lower,
            gap.upper,
            t=gap.t,
            means={side: float(moments.mean[place]) for side, place in places.items()},
            sds={side: float(moments.sd[place]) for side, place in places.items()}
            | {"gap": gap.sd},
        )

    def to_dict(self) -> dict[str, Any]:
        """Return its keys in a finding's JSON; an unbounded side is None."""
        ends = {"value": self.value, "lower": self.lower, "upper": self.upper}
        return {
            "on_scale": {name: None if isinf(end) else end for name, end in ends.items()},
            "t": self.t,
            "means": None if self.means is None else dict(self.means),
            "sds": None if self.sds is None else dict(self.sds),
        }

    @classmethod
    def from_dict(cls, record: Mapping[str, Any]) -> "OnScale | None":
        """Rebuild it from a finding's JSON; None where that has none."""
        ends = record.get("on_scale")
        if not ends:
            return None
        low, high = (float("-inf"), float("inf"))
        return cls(
            ends["value"],
            low if ends["lower"] is None else ends["lower"],
            high if ends["upper"] is None else ends["upper"],
            **{name: record.get(name) for name in ("t", "means", "sds")},
        )

"""What findings would be worth, if one point of them has a value that the user gives."""

from math import inf
from typing import Literal

from cxlab.arguments import check_finite, check_one_of
from cxlab.claims.finding import Finding
from cxlab.claims.findings import Findings
from cxlab.numbers import fixed
from cxlab.table import Cell, Table
from cxlab.words import phrase, say

Kind = Literal["share", "scale"]
POINT: dict[Kind, str] = {
    "share": phrase("one customer in a hundred"),
    "scale": phrase("one point of the answer scale"),
}
WHOLE = 100.0  # amounts from here on are shown without decimals


def worth(findings: Findings, value_of_a_point: float, kind: Kind) -> Table | None:
    """Return the differences found, in the user's money; None where no value is given.

    Parameters
    ----------
    findings : Findings
        Where some of them are good or bad news, only these count.
    value_of_a_point : float
        In any money; 0 where it is not known.
    kind : {"share", "scale"}
        What a point is: one customer in a hundred, or one point of the answer scale.

    Raises
    ------
    InputError
        For another kind, or a value that is no number.

    Examples
    --------
    >>> worth(Findings(), 0.0, "share") is None
    True
    """
    check_one_of("kind", kind, POINT)
    check_finite(value_of_a_point=value_of_a_point)
    if value_of_a_point == 0:
        return None
    counted = [finding for finding in findings if _in_points(finding, kind)]
    news = [finding for finding in counted if finding.good]  # what is neither good nor bad pays not
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (finding.claim, *(value_of_a_point * number for number in _in_points(finding, kind)))
        for finding in news or counted
    )
    value, low, high = say("In money"), say("From"), say("To")
    return Table(
        say("What it would be worth, by your own value of a point"),
        (say("Claim"), value, low, high),
        rows,
        dict.fromkeys((value, low, high), _money),
        note=say(
            "That {point} is worth {value} is your own assumption, and no finding. The range is "
            "that of the interval; what goes together need not be cause and effect.",
            point=say(POINT[kind]),
            value=_money(value_of_a_point),
        ),
    )


def _in_points(finding: Finding, kind: Kind) -> tuple[float, ...]:
    """Return a difference with its interval in points; nothing for what is counted otherwise."""
    estimate = finding.estimate
    if estimate is None:
        return ()
    if kind == "share":
        if estimate.measure != "risk difference":  # no score, and no share of what is explained
            return ()
        return 100 * estimate.value, 100 * estimate.lower, 100 * estimate.upper
    scale = finding.on_scale or (estimate if estimate.measure == "gap" else None)
    return (scale.value, scale.lower, scale.upper) if scale else ()


def _money(amount: float) -> str:
    return fixed(amount, 0 if WHOLE <= abs(amount) < inf else 2)

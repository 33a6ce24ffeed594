"""All confirmatory findings of a run, looked at together: which verdicts still stand?"""

from collections.abc import Sequence
from dataclasses import replace

from cxlab.claims.finding import Finding
from cxlab.statistics.multiplicity import holm


def holm_family(findings: Sequence[Finding]) -> dict[str, float]:
    """Return the Holm-adjusted p-value of each confirmatory finding that has one.

    Examples
    --------
    >>> holm_family([])
    {}
    """
    family = {
        finding.id: finding.estimate.p_value
        for finding in _confirmatory(findings)
        if finding.estimate is not None and finding.estimate.p_value is not None
    }
    return dict(zip(family, holm(list(family.values())), strict=True))


def in_family(findings: Sequence[Finding]) -> list[Finding]:
    """Return the findings, each decided confirmatory one knowing whether its verdict survives.

    Each interval is widened by Holm's method until all verdicts together are wrong as seldom as
    one alone may be. What is adjusted is the error rate at which an interval just gives its verdict
    (beyond what matters, or within it), not the p-value of "no effect": a verdict says more.

    References
    ----------
    Shaffer, J. P. (1980). Annals of Statistics, 8(6), 1342-1347 (directions decided step by step).

    Examples
    --------
    >>> in_family([])
    []
    """
    family = [finding for finding in _confirmatory(findings) if finding.estimate is not None]
    rates = [1.0 if finding.p_verdict is None else finding.p_verdict for finding in family]
    adjusted = {finding.id: p for finding, p in zip(family, holm(rates), strict=True)}
    return [_member(finding, adjusted, len(family)) for finding in findings]


def _member(finding: Finding, adjusted: dict[str, float], size: int) -> Finding:
    if finding.id not in adjusted or finding.estimate is None:
        return finding
    if finding.p_verdict is None:
        return replace(finding, family=size)
    survives = adjusted[finding.id] <= 1 - finding.estimate.level
    return replace(finding, survives_family=survives, family=size)


def _confirmatory(findings: Sequence[Finding]) -> list[Finding]:
    return [finding for finding in findings if finding.basis == "confirmatory"]

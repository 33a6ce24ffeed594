"""Gaps as papers print them, brought to one scale: standard deviations of the gap."""

from dataclasses import dataclass
from math import isfinite, sqrt

from cxlab.errors import InputError
from cxlab.evidence.surveys import OVERALL
from cxlab.numbers import decimals_of
from cxlab.published import read
from cxlab.words import capital, say

TABLE = "servqual_gaps"


@dataclass(frozen=True)
class GapSample:
    """One dimension's gap in one sample.

    Attributes
    ----------
    sample, source, dimension : str
    n : int
    gap : float
        Perception minus expectation, on the scale of the study.
    d : float
        Over the standard deviation of the gap between customers; ``nan`` where it is not known.
    how : str
        What the standard deviation was taken from.
    """

    sample: str
    source: str
    dimension: str
    n: int
    gap: float
    d: float
    how: str

    @property
    def variance(self) -> float:
        """Sampling variance of ``d`` (Hedges & Olkin 1985)."""
        return 1 / self.n + self.d**2 / (2 * self.n)


def printed_samples() -> list[GapSample]:
    """Return every printed gap, those without a spread too (their ``d`` is ``nan``)."""
    return [_sample(row) for row in read(TABLE)]


def _sample(row: dict[str, str]) -> GapSample:
    n, gap = int(row["n"]), float(row["gap"])
    sd, how = _spread(row)
    label = sample_title(row["source"], row["sample"])
    return GapSample(label, row["source"], row["dimension"], n=n, gap=gap, d=gap / sd, how=how)


def _spread(row: dict[str, str]) -> tuple[float, str]:
    """Return the standard deviation of the gap, and what it was taken from."""
    if row["gap_sd"]:
        return float(row["gap_sd"]), say("printed standard deviation")
    n, gap = int(row["n"]), float(row["gap"])
    if row["t"] and (not row["gap_lower"] or t_fits_interval(row)):
        return gap / float(row["t"]) * sqrt(n), say("printed t")
    if row["gap_lower"]:
        half = (float(row["gap_upper"]) - float(row["gap_lower"])) / 2
        how = say("printed interval (the printed t contradicts it)")
        return half / _t_quantile(n) * sqrt(n), how
    return float("nan"), say("no spread of the gap is printed: not pooled")


def t_fits_interval(row: dict[str, str]) -> bool:
    """Say whether a printed t is possible with the printed gap and interval, all rounded."""
    low, high = t_from_interval(row)
    return low - half_unit(row["t"]) <= float(row["t"]) <= high + half_unit(row["t"])


def t_from_interval(row: dict[str, str]) -> tuple[float, float]:
    """Return the smallest and largest t that the rounded gap and interval allow.

    Trailing zeros of bounds are not kept, so two decimals are supposed at least.
    """
    n, gap = int(row["n"]), float(row["gap"])
    half = (float(row["gap_upper"]) - float(row["gap_lower"])) / 2
    gap_slack = half_unit(row["gap"])
    half_slack = min(half_unit(row["gap_lower"]), half_unit(row["gap_upper"]), 0.005)
    possible = [
        (gap + a * gap_slack) / ((half + b * half_slack) / _t_quantile(n))
        for a in (-1, 1)
        for b in (-1, 1)
    ]
    return min(possible), max(possible)


def half_unit(printed: str) -> float:
    """Return half a unit of the last printed digit: how far off rounding may be."""
    return 0.5 * 10.0 ** -decimals_of(printed)


def _t_quantile(n: int) -> float:
    from scipy.special import stdtrit

    return float(stdtrit(n - 1, 0.975))


def sample_title(source: str, sample: str) -> str:
    """Return how a sample is called, from its source's key: ``Jonkisz 2023, hospital``."""
    name, _, year = source.rpartition("_")
    label = f"{capital(name)} {year}" if name else source.upper()
    return label if sample == "all" else f"{label}, {sample}"


def overall_of(samples: list[GapSample]) -> GapSample:
    """Return the mean gap over the dimensions of one sample.

    How the gaps of one customer go together is not printed. As if they moved together
    entirely, the standard deviation is largest and ``d`` nearest to 0: the cautious end.

    Raises
    ------
    InputError
        If a spread is missing.
    """
    first = samples[0]
    if any(not isfinite(s.d) or s.d == 0 for s in samples):
        raise InputError(f"{first.sample}: a dimension prints no spread of its gap")
    gap = sum(s.gap for s in samples) / len(samples)
    sd = sum(s.gap / s.d for s in samples) / len(samples)
    how = say("mean of its dimensions, as if they moved together (the cautious end)")
    return GapSample(first.sample, first.source, OVERALL, n=first.n, gap=gap, d=gap / sd, how=how)

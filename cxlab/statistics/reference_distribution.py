"""The distribution a statistic is read from: t where degrees of freedom are given, else normal."""


def quantile(share: float, df: int | None) -> float:
    """Return the quantile of a share, of t on ``df`` degrees of freedom; of the normal for None.

    Examples
    --------
    >>> round(quantile(0.975, None), 3), round(quantile(0.975, 9), 3)
    (1.96, 2.262)
    """
    from scipy.special import ndtri, stdtrit

    return float(ndtri(share) if df is None else stdtrit(df, share))


def upper_tail(value: float, df: int | None) -> float:
    """Return the probability above a value, of t on ``df`` degrees of freedom, else the normal.

    Examples
    --------
    >>> round(upper_tail(1.96, None), 3), round(upper_tail(2.262, 9), 3)
    (0.025, 0.025)
    """
    from scipy.special import ndtr, stdtr

    return float(ndtr(-value) if df is None else stdtr(df, -value))

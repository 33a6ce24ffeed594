"""What people call the measures of estimates."""

from cxlab.words import phrase, say

NAMES = {
    "risk difference": phrase("risk difference"),
    "difference of shares": phrase("difference of shares"),
    "proportion": phrase("proportion"),
    "probability": phrase("probability"),
    "share of variance": phrase("share of variance"),
    "share of variance of a score": phrase("share of variance of a recommendation score"),
    "relative difference": phrase("relative difference"),
    "risk ratio": phrase("risk ratio"),
    "effect": phrase("effect"),
    "overlap": phrase("overlap"),
    "standardised mean difference": phrase("standardised mean difference"),
    "gap": phrase("gap"),
    "mean": phrase("average rating"),
    "slope": phrase("slope"),
    "curvature": phrase("curvature"),
    "correlation": phrase("correlation"),
    "reliability": phrase("Cronbach's alpha"),
}
PLAIN = {  # as a manager reads it
    "risk difference": phrase("difference of two shares"),
    "standardised mean difference": phrase("difference of two averages"),
}


def measure_name(measure: str, plain: bool = False) -> str:
    """Return the name of a measure in the reader's language.

    Parameters
    ----------
    measure : str
        A key of `cxlab.numbers.MEASURES`.
    plain : bool
        Whether in words that need no statistics.

    Examples
    --------
    >>> measure_name("risk difference"), measure_name("risk difference", plain=True)
    ('risk difference', 'difference of two shares')
    """
    return say(PLAIN.get(measure, NAMES[measure]) if plain else NAMES[measure])

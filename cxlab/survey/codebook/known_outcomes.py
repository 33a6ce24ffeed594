"""The outcomes of a survey that questions know by name: satisfaction, recommendation, ..."""

from collections.abc import Mapping

ALSO_CALLED = {
    "repurchase": ("repurchase", "loyalty", "reuse", "staying"),
    "price_tolerance": ("price_tolerance", "price"),
    "recommend": ("recommend", "recommendation", "nps"),
}
Heads = tuple[str, ...]


def known_outcomes(outcomes: Mapping[str, Heads]) -> dict[str, Heads]:
    """Return the columns of outcomes by the names that questions know.

    Satisfaction is what is called so, else the first outcome that is called nothing else known.

    Examples
    --------
    >>> known_outcomes({"happy": ("happy_1", "happy_2"), "NPS": ("NPS",)})
    {'recommend': ('NPS',), 'satisfaction': ('happy_1', 'happy_2')}
    """
    asked = {name.casefold(): heads for name, heads in outcomes.items()}
    known = {
        name: next(asked[other] for other in others if other in asked)
        for name, others in ALSO_CALLED.items()
        if {*others} & {*asked}
    }
    called = {other for others in ALSO_CALLED.values() for other in others}
    free = [name for name in asked if name not in called]
    if free:
        known["satisfaction"] = asked["satisfaction" if "satisfaction" in asked else free[0]]
    return known

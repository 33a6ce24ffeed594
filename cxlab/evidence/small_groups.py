"""Which groups may not be shown: those too small, and those that would give one away."""

from collections.abc import Collection, Mapping

from cxlab.arguments import whole

MINIMUM_GROUP = 10


def suppressed(
    sizes: Mapping[str, int],
    minimum: int = MINIMUM_GROUP,
    in_no_group: int = 0,
    already: Collection[str] = (),
) -> frozenset[str]:
    """Return the groups that may not be shown, on their own or by subtraction.

    Whoever knows a total and every other group knows the one that is left out. So what is left
    out together must be at least two groups, of at least ``minimum`` people: while it is not, the
    smallest group that is still shown is left out too.

    Parameters
    ----------
    sizes : mapping of str to int
        People in each group. Empty groups are left out and protect nobody.
    minimum : int
        Groups of fewer people are not shown.
    in_no_group : int
        People that a total counts but no group does: never shown, so they can be subtracted too.
    already : collection of str
        Groups that are left out whatever their size.

    Returns
    -------
    frozenset of str

    Raises
    ------
    InputError
        For a size that is missing or no whole number: such a group would not be hidden.

    References
    ----------
    Hundepool, A., et al. (2012). Statistical disclosure control. Wiley, chapter 4 (primary and
    secondary suppression).

    Examples
    --------
    >>> sorted(suppressed({"Centre": 40, "Harbour": 12, "Station": 7}))
    ['Harbour', 'Station']
    """
    whole("minimum", minimum)
    sizes = {name: whole(f"the size of '{name}'", size) for name, size in sizes.items()}
    hidden = {name for name, size in sizes.items() if size < minimum or name in already}
    small = [size for size in (*sizes.values(), in_no_group) if 0 < size < minimum]
    shown = sorted((size, name) for name, size in sizes.items() if name not in hidden)
    parts = [size for size in (*(sizes[name] for name in hidden), in_no_group) if size]
    while small and shown and (len(parts) < 2 or sum(parts) < minimum):
        size, name = shown.pop(0)
        hidden.add(name)
        parts.append(size)
    return frozenset(hidden)

"""Which sets of columns the reports need whole: known from the codebook, before anybody answers."""

from collections.abc import Iterator

from cxlab.survey.codebook.codebook import RATED, Codebook

Names = tuple[str, ...]
SIDES = ("expectation", "perception", "importance")


def column_sets(codebook: Codebook) -> tuple[Names, ...]:
    """Return the sets of columns that a report of a survey with this codebook sums over.

    A report uses the people who answered every column of a set: both sides of an item, a side of
    a dimension, a dimension, all dimensions, each with the outcomes, and everything there is.

    Examples
    --------
    >>> from cxlab.survey.codebook.codebook import Codebook, Column
    >>> columns = Column("E", "expectation", item="1"), Column("P", "perception", item="1")
    >>> column_sets(Codebook("shop.yml", "", (*columns, Column("happy", "outcome"))))
    (('E', 'P'), ('E', 'P', 'happy'), ('E', 'happy'), ('P', 'happy'))
    """
    outcomes = tuple(tuple(columns) for columns in codebook.outcomes().values())
    together = list(_without_outcomes(codebook))
    sets = [*together, *outcomes]
    for of_outcome in (*outcomes, tuple(name for columns in outcomes for name in columns)):
        sets += [(*names, *of_outcome) for names in together]
    sets.append(tuple(column.name for column in codebook.of(*RATED)))
    unique = dict.fromkeys(tuple(sorted(set(names))) for names in sets)
    return tuple(sorted(names for names in unique if len(names) > 1))


def _without_outcomes(codebook: Codebook) -> Iterator[Names]:
    pairs = [(pair.expectation, pair.perception) for pair in codebook.pairs()]
    yield from pairs
    yield tuple(name for pair in pairs for name in pair)
    asked = {column.name: column.dimension.casefold() for column in codebook.of(*SIDES)}
    yield tuple(name for pair in pairs for name in pair if asked[name])
    dimensions = [name for name in dict.fromkeys(asked.values()) if name]
    for dimension in dimensions:
        yield tuple(name for pair in pairs for name in pair if asked[name] == dimension)
    for side in SIDES:
        columns = codebook.of(side)
        yield tuple(column.name for column in columns)
        yield tuple(column.name for column in columns if column.dimension)
        for dimension in dimensions:
            yield tuple(c.name for c in columns if c.dimension.casefold() == dimension)
    yield tuple(column.name for column in codebook.of("driver"))

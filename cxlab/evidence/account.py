"""The account: who was asked, where the figures come from, what was left out and why."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from cxlab.published import GRADES, Source, fingerprint, source
from cxlab.survey.codebook.codebook import RATED, Codebook
from cxlab.survey.quality import columns_not_used
from cxlab.table import Table
from cxlab.words import in_words, say

if TYPE_CHECKING:  # else what only large surveys need would be imported for all
    from cxlab.survey.big.responses import BigResponses
    from cxlab.survey.responses import Responses

OWN = "own data: "  # begins the source of a user's file, so that no paper is cited for it
Line = tuple[str, str]


def account_of(
    lines: Iterable[Line],
    files: Mapping[str, str] | Iterable[Path],
    caption: str = "",
    asked: Mapping[str, object] | None = None,
) -> Table:
    """Return the account of a run's data.

    Parameters
    ----------
    lines : iterable of (str, str)
        What, and what is said of it.
    files : mapping of str to str, or iterable of Path
        Fingerprints by name, or the files themselves: reports carry them in their passport.
    caption : str
        Where it is not "The data of this run".
    asked : mapping of str to object, optional
        What the codebook says of each rated column: results of other questions do not compare.

    Examples
    --------
    >>> account_of([("Source", "shop.csv")], files={"shop.csv": "ab12"}).rows
    (('Source', 'shop.csv'),)
    """
    prints = (
        dict(files)
        if isinstance(files, Mapping)
        else {path.name: fingerprint(path) for path in files}
    )
    return Table(
        caption or say("The data of this run"),
        (say("What"), say("Account")),
        tuple(lines),
        kind="account",
        extra={"files": prints} | ({"asked": dict(asked)} if asked else {}),
    )


def account_of_responses(responses: "Responses | BigResponses", more: Iterable[Line] = ()) -> Table:
    """Return the account of a user's survey, with the fingerprints of file and codebook.

    ``more`` are the lines of the question that reads it.

    Examples
    --------
    >>> from cxlab.survey.sample import sample_responses
    >>> responses = sample_responses()
    >>> account_of_responses(responses).rows[2]
    ('Codebook', 'simulated_servqual.yml')
    """
    codebook, raw = responses.codebook, responses.raw
    screens = [column.name for column in codebook.of("screen")]
    source = (
        say("{title}, file {name}", title=codebook.title, name=raw.name)
        if codebook.title
        else say("file {name}", name=raw.name)
    )
    lines = [
        (say("Source"), source),
        (say("How it was read"), raw.format),
        (say("Codebook"), codebook.name),
        *((say("Answers"), step) for step in responses.steps),
        *((say("Note"), note) for note in raw.notes_beside(screens)),
    ]
    if codebook.withheld:
        lines.append((say("Not shown"), codebook.withheld))
    if unused := columns_not_used(responses):
        lines.append((say("Columns not used"), unused))
    files = {raw.name: raw.fingerprint, codebook.name: codebook.fingerprint}
    return account_of([*lines, *more], files, asked=_asked(codebook))


def _asked(codebook: Codebook) -> dict[str, object]:
    """Return what a codebook says of each rated column, as far as it makes another question."""
    return {
        column.name: {
            "role": column.role,
            "item": column.item,
            "dimension": column.dimension.casefold(),
            "reversed": column.reversed,
            "scale": [float(end) for end in column.scale],
        }
        for column in codebook.of(*RATED)
    }


def other_groups(codebook: Codebook) -> list[Line]:
    """Return what is said of columns of groups after the first: a report compares by one.

    Examples
    --------
    >>> from cxlab.survey.sample import sample_responses
    >>> other_groups(sample_responses().codebook)  # it has one
    []
    """
    others = ", ".join(f"'{column.name}'" for column in codebook.of("group")[1:])
    if not others:
        return []
    why = say("{columns}: the codebook's first column of groups is compared", columns=others)
    return [(say("Groups not compared"), why)]


def cited_lines(key: str) -> list[Line]:
    """Return where a published table comes from, and how we know its figures.

    Examples
    --------
    >>> cited_lines("iyengar_lepper_2000")[1][0]
    'How we know the figures'
    """
    cited = source(key)
    return [(say("Source"), cited.named), (say("How we know the figures"), graded(cited))]


def cited(key: str) -> str:
    """Return a source's citation with its grade in brackets.

    Examples
    --------
    >>> cited("iyengar_lepper_2000")[:40]
    'Iyengar, S. S., & Lepper, M. R. (2000). '
    """
    known = source(key)
    return f"{known.named} ({say(GRADES[known.verified])})"


def graded(cited: Source) -> str:
    """Return how a source's figures are known, with its note.

    Examples
    --------
    >>> from cxlab.published import Source
    >>> graded(Source("jam", "Iyengar & Lepper (2000).", "", "primary", "table 1"))
    'read in the source or its data; table 1'
    """
    return f"{say(GRADES[cited.verified])}; {in_words(cited.note)}"

"""Linked surveys as evidence: what customers, managers and staff of the same branches say."""

from dataclasses import dataclass
from pathlib import Path

from cxlab.errors import InputError
from cxlab.evidence.account import OWN, account_of
from cxlab.evidence.names import refuse_alike, slug
from cxlab.evidence.small_groups import suppressed
from cxlab.published import ALL_SURVEYS, ROOT
from cxlab.simulated import MARK, is_simulated
from cxlab.survey.linked.branches import Unmatched
from cxlab.survey.linked.surveys import Linked, read_linked
from cxlab.table import Table
from cxlab.words import say

SAMPLE = ROOT / "data" / "samples" / "simulated_five_gaps"


@dataclass(frozen=True, eq=False)
class LinkedSurveys:
    """The linked surveys of a company.

    Attributes
    ----------
    linked : Linked
        Levels, drivers and outcomes by branch.
    source : str
    account : Table

    Examples
    --------
    >>> company = simulated_company()
    >>> company.driver("Training"), len(company.shown_branches(10))
    ('training', 40)
    """

    linked: Linked
    source: str
    account: Table

    def driver(self, name: str) -> str:
        """Return a driver as the user spells it; the name itself if nobody was asked about it."""
        return next((asked for asked in self.linked.drivers if slug(asked) == slug(name)), name)

    def shown_branches(self, minimum_group: int) -> tuple[str, ...]:
        """Return the branches that may be shown, in order: customers are who is to be protected.

        See `cxlab.evidence.small_groups.suppressed`.
        """
        branches, customers = self.linked.means.branches, self.linked.sheets.get("customer", {})
        hidden = suppressed({name: customers.get(name, 0) for name in branches}, minimum_group)
        return tuple(name for name in branches if name not in hidden)


def linked_surveys(data: str, codebook: str, unmatched: Unmatched) -> LinkedSurveys:
    """Read a user's linked surveys.

    Parameters
    ----------
    data : str
        Path of a file, or of a folder of files.
    codebook : str
        Path of the codebook; empty takes ``codebook.yaml`` from the folder.
    unmatched : {"refuse", "leave out"}
        See `cxlab.survey.linked.surveys.read_linked`.

    Raises
    ------
    InputError
        For data that make no sense; the message names the rows.

    Examples
    --------
    >>> company = linked_surveys(str(SAMPLE), codebook="", unmatched="refuse")
    >>> company.source, list(company.linked.sheets)
    ('own data: simulated_five_gaps', ['customer', 'manager', 'staff', 'standard'])
    """
    path = Path(data)
    if not path.exists():
        raise InputError(
            f"data: there is no file or folder '{path.name}'; give the path of your linked "
            f"surveys, or '{ALL_SURVEYS}' for the public evidence"
        )
    linked = read_linked(path, Path(codebook) if codebook else None, unmatched)
    refuse_alike(linked.drivers, path.name)
    return LinkedSurveys(linked, f"{OWN}{path.name}", account_of(linked.account, linked.files))


def titled(title: str, source: str) -> str:
    """Return a table's title, marked where its source is simulated.

    Examples
    --------
    >>> titled("Branches", "own data: shop.csv"), titled("Branches", MARK)
    ('Branches', 'SIMULATED: Branches')
    """
    return say("SIMULATED: {title}", title=title) if is_simulated(source) else title


def simulated_company() -> LinkedSurveys:
    """Return the simulated company of ``data/samples``, read as a user's would be.

    Examples
    --------
    >>> simulated_company().account.caption
    'SIMULATED: the surveys of no real company'
    """
    linked = read_linked(SAMPLE)
    # Under names of their own, so that they are not taken for the user's files.
    files = {f"{SAMPLE.name}/{name}": digest for name, digest in linked.files.items()}
    caption = say("SIMULATED: the surveys of no real company")
    return LinkedSurveys(linked, MARK, account_of(linked.account, files, caption))

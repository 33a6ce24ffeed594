"""Linked surveys as evidence: what customers, managers and staff of the same branches say."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from cxlab.data_path import path_text
from cxlab.errors import InputError
from cxlab.evidence.account import OWN, account_of
from cxlab.evidence.names import refuse_alike, slug
from cxlab.evidence.small_groups import suppressed
from cxlab.evidence.withheld_answers import withheld_answers
from cxlab.published import ALL_SURVEYS, ROOT
from cxlab.simulated import MARK, is_simulated
from cxlab.statistics.branch_means import BranchMeans
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

    def shown_branches(self, minimum_group: int, levels: Collection[str] = ()) -> tuple[str, ...]:
        """Return the branches that may be shown, in order: customers are who is to be protected.

        Of a number that rests on some ``levels``, those count who gave them. See
        `cxlab.evidence.small_groups.suppressed`.
        """
        branches, customers = self.linked.means.branches, self.linked.sheets.get("customer", {})
        hidden = suppressed({name: customers.get(name, 0) for name in branches}, minimum_group)
        means, of_file, _ = self._shown(minimum_group)
        theirs = {level for who, level in self.linked.columns if who == "customer"}
        for level in theirs.intersection(levels).intersection(means.levels):
            people = dict(zip(means.branches, means.people(level), strict=True))
            sizes = {name: people.get(name, 0) for name in branches}
            hidden = suppressed(sizes, minimum_group, already=hidden)
        return tuple(name for name in branches if name not in hidden | of_file)

    def not_used(self, minimum_group: int) -> int:
        """Count the customers of whom numbers of single branches do not use every answer."""
        return self._shown(minimum_group)[2]

    def shown_means(self, minimum_group: int) -> BranchMeans:
        """Return the means by branch for numbers of single branches.

        They rest on the answers that a sweep would use for a branch, so that reports of all and
        of parts differ by nobody.
        """
        return self._shown(minimum_group)[0]

    @cache  # noqa: B019 - as long as the evidence, which holds more
    def _shown(self, minimum_group: int) -> tuple[BranchMeans, frozenset[str], int]:
        """Return means of what may be used, branches of which nothing may, people left out."""
        kept, hidden, left_out = {}, frozenset[str](), 0
        if is_simulated(self.source):  # nobody gave these answers
            return self.linked.means, hidden, left_out
        for file in self.linked.responses:
            branch_of, asked = self._branches_in(file.name)
            if asked:
                names = [branch_of.get(row, "") for row in file.row_numbers]
                taken = withheld_answers(file, names, minimum_group)
                kept[file.name] = dict(zip(file.row_numbers, taken.kept, strict=True))
                hidden |= taken.groups
                lost = file.frame.notna().to_numpy() & ~taken.kept
                left_out += sum(
                    bool(of_row.any()) and row in asked and name not in taken.groups
                    for row, name, of_row in zip(file.row_numbers, names, lost, strict=True)
                )
        return self.linked.means_of_kept(kept), hidden, left_out

    def _branches_in(self, file: str) -> tuple[dict[int, str], set[int]]:
        """Return the branch of each row of a file, and which rows are customers'."""
        parts = [part for part in self.linked.parts if part.file == file]
        pairs = (pair for part in parts for pair in zip(part.rows, part.branches, strict=True))
        return dict(pairs), {row for p in parts if p.source == "customer" for row in p.rows}


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
    path = Path(path_text("data", data))
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

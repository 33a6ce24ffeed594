"""What the gaps are measured with: public surveys, or the user's linked surveys."""

from dataclasses import dataclass
from pathlib import Path

from cxlab.errors import InputError
from cxlab.evidence.correlation_table import moments_of_table
from cxlab.published import (
    ALL_SURVEYS,
    GRADES,
    ROOT,
    SURVEY_SOURCES,
    SURVEYS,
    fingerprint,
    path_of,
    source,
)
from cxlab.simulated import MARK, is_simulated
from cxlab.statistics.moments import average
from cxlab.statistics.paired_gap import PairedGap, paired_gap
from cxlab.survey.linked.surveys import Linked, Unmatched, read_linked
from cxlab.table import Table

SAMPLE = ROOT / "data" / "samples" / "simulated_five_gaps"
ACSI, KIOSK = "acsi2015", "kiosk_kservqual2019"
INDUSTRIES = ("airlines", "banks", "internet service", "processed food")
CLAIMS = "crm_claims"


@dataclass(frozen=True)
class CustomerSurvey:
    """Customers asked both what they expected and what they perceived."""

    name: str
    source: str
    customers: int
    scale: str
    gap: PairedGap


@dataclass(frozen=True, eq=False)
class Evidence:
    """The data of a run: one of the two is there.

    Attributes
    ----------
    surveys : tuple of CustomerSurvey
        Public surveys; the industries of one survey first.
    linked : Linked or None
        The user's surveys.
    source : str
    account : Table
    level : float
    """

    surveys: tuple[CustomerSurvey, ...]
    linked: Linked | None
    source: str
    account: Table
    level: float

    def titled(self, title: str) -> str:
        """Return a table's title, marked where the data are simulated."""
        return f"SIMULATED: {title}" if is_simulated(self.source) else title


def load(data: str, codebook: str, unmatched: Unmatched, level: float) -> Evidence:
    """Read the evidence.

    Parameters
    ----------
    data : str
        ``"published"``, or the path of the user's file or folder.
    codebook : str
        Path of the user's codebook; empty takes ``codebook.yaml`` from the user's folder.
    unmatched : {"refuse", "leave out"}
        See `cxlab.survey.linked.surveys.read_linked`.
    level : float
        Of every interval.

    Raises
    ------
    InputError
        For data that make no sense; the message names the rows.
    """
    if data == ALL_SURVEYS:
        if codebook:
            raise InputError("codebook: it needs data of your own, -p data=FILE or FOLDER")
        return _published(level)
    path = Path(data)
    if not path.exists():
        raise InputError(
            f"data: there is no file or folder '{path.name}'; give the path of your linked "
            f"surveys, or '{ALL_SURVEYS}' for the public evidence"
        )
    linked = read_linked(path, Path(codebook) if codebook else None, unmatched)
    account = _account(list(linked.account), dict(linked.files))
    return Evidence((), linked, f"own data: {path.name}", account, level)


def simulated(level: float) -> Evidence:
    """Return the simulated company of ``data/samples``, read as a user's would be."""
    linked = read_linked(SAMPLE)
    # Under names of their own, so that they are not taken for the user's files.
    files = {f"{SAMPLE.name}/{name}": digest for name, digest in linked.files.items()}
    account = _account(list(linked.account), files, "SIMULATED: the surveys of no real company")
    return Evidence((), linked, MARK, account, level)


def _published(level: float) -> Evidence:
    files = [SURVEYS / f"{ACSI}.csv", SURVEYS / f"{KIOSK}.csv", path_of(CLAIMS)]
    surveys = [_industry(files[0], name, level) for name in INDUSTRIES]
    surveys.append(_kiosk(files[1], level))
    lines = []
    for key in dict.fromkeys(survey.source for survey in surveys):
        own = [survey for survey in surveys if survey.source == key]
        people = sum(survey.customers for survey in own)
        names = ", ".join(survey.name for survey in own)
        lines.append((_cited(key), f"gap 5: {people:,} customers ({names}), {own[0].scale}"))
    firms = "gap 1: 80% of 362 firms against 8% of customers, whose number was never published"
    lines.append((_cited("bain_2005"), firms))
    hult = "gap 1: which way managers err, for 70,000 customers and 1,068 managers; no sizes"
    lines.append((_cited("hult_2017"), hult))
    lines.append(("Gaps 2, 3 and 4", "no public data found"))
    return Evidence(
        tuple(surveys), None, ACSI, _account(lines, {f.name: fingerprint(f) for f in files}), level
    )


def _industry(path: Path, group: str, level: float) -> CustomerSurvey:
    moments = moments_of_table(path, group)
    gap = paired_gap(moments, "perceived_overall", "expected_overall", level)
    return CustomerSurvey(group, SURVEY_SOURCES[ACSI], moments.n, "one question each, 1 to 10", gap)


def _kiosk(path: Path, level: float) -> CustomerSurvey:
    items = moments_of_table(path)
    sides = {
        side: average([name for name in items.names if name[0] == side and name[1:].isdigit()])
        for side in ("E", "P")
    }
    gap = paired_gap(items.composites(sides), "P", "E", level)
    return CustomerSurvey(
        "order kiosks", SURVEY_SOURCES[KIOSK], items.n, "24 questions each, 1 to 7", gap
    )


def _cited(key: str) -> str:
    cited = source(key)
    return f"{cited.citation} ({GRADES[cited.verified]})"


def _account(
    lines: list[tuple[str, str]], files: dict[str, str], caption: str = "The data of this run"
) -> Table:
    return Table(caption, ("What", "Account"), tuple(lines), kind="account", extra={"files": files})

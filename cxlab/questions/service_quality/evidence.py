"""Which data answer which question: all published surveys together, one of them, or the user's."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from cxlab.errors import InputError
from cxlab.evidence.correlation_table import is_printed_table
from cxlab.numbers import plural
from cxlab.published import (
    ALL_SURVEYS,
    GRADES,
    SURVEY_SOURCES,
    SURVEYS,
    fingerprint,
    path_of,
    source,
)
from cxlab.questions.service_quality.gap_samples import TABLE, GapSample, printed_samples
from cxlab.questions.service_quality.survey import (
    Survey,
    survey_of_responses,
    survey_of_table,
)
from cxlab.table import Table

KIOSK, BABAKUS, BLIEMEL = (
    "kiosk_kservqual2019",
    "servqual_babakus_boller1992",
    "servperf_bliemel2004",
)
USES = {
    BABAKUS: "are the dimensions different things, do their items agree",
    BLIEMEL: "which dimension matters for satisfaction",
    KIOSK: "expectation against perception, item by item",
}
MAPPED_BY_US = (
    "The kiosk survey's items are mapped to the five dimensions by us, from their wording; its "
    "authors use other groups. Two of its 24 items belong to none."
)


@dataclass(frozen=True, eq=False)
class Evidence:
    """The survey behind each question.

    Attributes
    ----------
    both_sides, structure, drivers : Survey
        For gaps and their items; for reliability and distinctness; for what matters.
    samples : tuple of GapSample
        Printed gaps of other studies, pooled with the survey's own; empty for a single survey.
    account : Table
    """

    both_sides: Survey
    structure: Survey
    drivers: Survey
    samples: tuple[GapSample, ...]
    account: Table

    @property
    def own(self) -> bool:
        """Whether the data are the user's."""
        return self.both_sides.own


def load(data: str, codebook: str = "") -> Evidence:
    """Read the evidence.

    Parameters
    ----------
    data : str
        ``"published"`` for all published surveys, the name of one in ``data/surveys``, or the
        path of the user's file: answers (with a codebook) or a printed correlation table.
    codebook : str
        Path of the codebook of the user's answers.

    Raises
    ------
    InputError
        For a file or codebook that makes no sense; the message says what to mend.
    """
    if codebook and data in (ALL_SURVEYS, *SURVEY_SOURCES):
        raise InputError(
            f"codebook: {Path(codebook).name} is for answers of your own, but data is '{data}': "
            "add -p data=FILE"
        )
    if data == ALL_SURVEYS:
        return _published()
    if data in SURVEY_SOURCES:
        return _single(_survey(data), SURVEYS / f"{data}.csv")
    path = Path(data)
    if codebook:
        return _answers(data, Path(codebook))
    if not path.exists():
        raise InputError(f"{path.name}: there is no such file")
    if not is_printed_table(path):
        from cxlab.survey.codebook.needed import codebook_needed

        raise codebook_needed(data)
    return _single(survey_of_table(path, f"own data: {path.name}", own=True), path)


def checks(evidence: Evidence) -> Table:
    """Return what is wrong with the answers; a printed table has none to look at."""
    from cxlab.survey.quality import checks_table

    found = evidence.both_sides.checks
    if not found:
        note = "The answers themselves are not at hand: printed moments cannot be checked so."
        return Table("Checks of the answers", ("Check",), (), note=note)
    return checks_table(found)


def _published() -> Evidence:
    surveys = {name: _survey(name) for name in USES}
    samples = tuple(printed_samples())
    files = [path_of(TABLE), *(SURVEYS / f"{name}.csv" for name in USES)]
    lines = [(_cited(survey.source), _used(survey, name)) for name, survey in surveys.items()]
    for key in dict.fromkeys(sample.source for sample in samples):
        people = {s.sample: s.n for s in samples if s.source == key}
        lines.append((_cited(key), f"{sum(people.values())} people; gaps as printed"))
    lines.append(("How items became dimensions", MAPPED_BY_US))
    account = _account(lines, files)
    return Evidence(surveys[KIOSK], surveys[BABAKUS], surveys[BLIEMEL], samples, account)


def _survey(name: str) -> Survey:
    return survey_of_table(SURVEYS / f"{name}.csv", SURVEY_SOURCES[name], own=False)


def _single(survey: Survey, path: Path) -> Evidence:
    where = _cited(survey.source) if not survey.own else f"your printed table {path.name}"
    lines = [("Source", where), ("People", f"{survey.people}"), *_roles(survey)]
    if survey.name == KIOSK:
        lines.append(("How items became dimensions", MAPPED_BY_US))
    return Evidence(survey, survey, survey, (), _account(lines, [path]))


def _answers(data: str, codebook: Path) -> Evidence:
    from cxlab.evidence.account import account_of_responses
    from cxlab.survey.big.size import is_big
    from cxlab.survey.codebook.codebook_file import read_codebook
    from cxlab.survey.files.read import read_survey
    from cxlab.survey.responses import clean

    book = read_codebook(codebook)
    if is_big(data):
        from cxlab.survey.big.responses import clean_big

        big = clean_big(data, book)
        return _own(survey_of_responses(big), account_of_responses(big))
    responses = clean(read_survey(data), book)
    return _own(survey_of_responses(responses), account_of_responses(responses))


def _own(survey: Survey, told: Table) -> Evidence:
    return Evidence(survey, survey, survey, (), told)


def _roles(survey: Survey) -> list[tuple[str, str]]:
    counts = {role: sum(v.role == role for v in survey.variables) for role in
              ("expectation", "perception", "importance", "outcome")}  # fmt: skip
    asked = ", ".join(plural(count, role) for role, count in counts.items() if count)
    dimensions = ", ".join(survey.dimensions("perception")) or "none"
    return [("Columns", asked), ("Dimensions", dimensions)]


def _used(survey: Survey, name: str) -> str:
    return f"{survey.people} people; used for: {USES[name]}"


def _cited(key: str) -> str:
    cited = source(key)
    return f"{cited.citation} ({GRADES[cited.verified]})"


def _account(lines: Sequence[tuple[str, str]], paths: Sequence[Path]) -> Table:
    files = {path.name: fingerprint(path) for path in paths}
    return Table(
        "The data of this run",
        ("What", "Account"),
        tuple(lines),
        kind="account",
        extra={"files": files},
    )

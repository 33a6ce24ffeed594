"""Which data answer which question: all published surveys together, one of them, or the user's."""

from dataclasses import dataclass

from cxlab.errors import InputError, nearest
from cxlab.evidence.account import account_of, cited
from cxlab.evidence.survey import Survey
from cxlab.evidence.surveys import load_survey, refuse_codebook, survey_of_responses
from cxlab.published import ALL_SURVEYS, SURVEY_SOURCES, SURVEYS, path_of
from cxlab.questions.service_quality.gap_samples import TABLE, GapSample, printed_samples
from cxlab.questions.service_quality.needs import needs
from cxlab.table import Table
from cxlab.words import phrase, say

KIOSK, BABAKUS, BLIEMEL = (
    "kiosk_kservqual2019",
    "servqual_babakus_boller1992",
    "servperf_bliemel2004",
)
USES = {
    BABAKUS: phrase("are the dimensions different things, do their items agree"),
    BLIEMEL: phrase("which dimension matters for satisfaction"),
    KIOSK: phrase("expectation against perception, item by item"),
}
# What `load` takes besides the user's own.
KNOWN_DATA = (ALL_SURVEYS, KIOSK, BLIEMEL, BABAKUS)


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


def load(data: str, codebook: str = "") -> Evidence:
    """Read the evidence.

    Parameters
    ----------
    data : str
        ``"published"`` for all published surveys, the name of one of `KNOWN_DATA`, or the user's,
        as `cxlab.evidence.surveys.load_survey` takes it.
    codebook : str
        Path of the codebook of the user's answers.

    Raises
    ------
    InputError
        For a file or codebook that makes no sense, and for a published survey of another kind; the
        message says what to mend.
    """
    refuse_codebook(data, codebook)
    if data == ALL_SURVEYS:
        return _published()
    if data in SURVEY_SOURCES and data not in KNOWN_DATA:
        raise InputError(
            f"data: '{data}' is a published survey without dimensions of service quality; give "
            f"your own file, or one of {', '.join(KNOWN_DATA)}.{nearest(data, KNOWN_DATA)}"
        )
    survey = load_survey(data, codebook, needs)
    if survey.responses is not None:
        from cxlab.survey.panel import of_customers_now

        survey = survey_of_responses(of_customers_now(survey.responses))
    return Evidence(survey, survey, survey, samples=(), account=survey.account)


def checks(evidence: Evidence) -> Table:
    """Return what is wrong with the answers; a printed table has none to look at."""
    from cxlab.survey.quality import checks_table

    return checks_table(evidence.both_sides.checks)


def _published() -> Evidence:
    surveys = {name: load_survey(name) for name in USES}
    samples = tuple(printed_samples())
    lines = [
        (
            cited(survey.source),
            say("{n} people; used for: {use}", n=survey.people, use=say(USES[name])),
        )
        for name, survey in surveys.items()
    ]
    for key in dict.fromkeys(sample.source for sample in samples):
        people = {s.sample: s.n for s in samples if s.source == key}
        asked = sum(people.values())
        lines.append((cited(key), say("{n} people; gaps as printed", n=asked)))
    lines += [remark for survey in surveys.values() for remark in survey.remarks]
    files = [path_of(TABLE), *(SURVEYS / f"{name}.csv" for name in USES)]
    account = account_of(lines, files)
    return Evidence(
        surveys[KIOSK], surveys[BABAKUS], surveys[BLIEMEL], samples=samples, account=account
    )

"""What the gaps are measured with: public surveys, or the user's linked surveys."""

from dataclasses import dataclass

from cxlab.claims.on_scale import OnScale
from cxlab.errors import InputError
from cxlab.evidence.account import account_of, cited
from cxlab.evidence.correlation_table import moments_of_table
from cxlab.evidence.linked import LinkedSurveys, linked_surveys
from cxlab.published import ALL_SURVEYS, SURVEY_SOURCES, SURVEYS, path_of
from cxlab.statistics.moments import Moments, average
from cxlab.statistics.paired_gap import PairedGap, paired_gap
from cxlab.survey.linked.branches import Unmatched
from cxlab.table import Table
from cxlab.words import phrase, say

ACSI, KIOSK = "acsi2015", "kiosk_kservqual2019"
PERCEIVED, EXPECTED = "perceived_overall", "expected_overall"
INDUSTRIES = (
    phrase("airlines"),
    phrase("banks"),
    phrase("internet service"),
    phrase("processed food"),
)
KIOSKS = phrase("order kiosks")
ONE_QUESTION = phrase("one question each, 1 to 10")
MANY_QUESTIONS = phrase("24 questions each, 1 to 7")


@dataclass(frozen=True, eq=False)
class CustomerSurvey:
    """Customers asked both what they expected and what they perceived.

    Attributes
    ----------
    name, scale : str
        Templates: say them.
    source : str
        Key of ``sources.csv``.
    moments : Moments
        Of `PERCEIVED` and `EXPECTED`.
    """

    name: str
    scale: str
    source: str
    moments: Moments

    @property
    def customers(self) -> int:
        """How many were asked."""
        return self.moments.n

    def gap(self, level: float) -> PairedGap:
        """Return gap 5, what they perceived minus what they expected."""
        return paired_gap(self.moments, PERCEIVED, EXPECTED, level)

    def on_scale(self, level: float) -> OnScale:
        """Return gap 5 on its answer scale, with its test, means and standard deviations."""
        return OnScale.of_pair(self.gap(level), self.moments, PERCEIVED, EXPECTED)


@dataclass(frozen=True, eq=False)
class PublicSurveys:
    """The public evidence.

    Attributes
    ----------
    surveys : tuple of CustomerSurvey
        The industries of one survey first.
    source : str
    account : Table
    """

    surveys: tuple[CustomerSurvey, ...]
    source: str
    account: Table

    @property
    def industries(self) -> tuple[CustomerSurvey, ...]:
        """Those that were asked the same questions."""
        return tuple(s for s in self.surveys if s.source == self.surveys[0].source)


Evidence = PublicSurveys | LinkedSurveys


def load(data: str, codebook: str, unmatched: Unmatched) -> Evidence:
    """Read the evidence.

    Parameters
    ----------
    data : str
        ``"published"``, or the path of the user's file or folder.
    codebook, unmatched : str
        See `cxlab.evidence.linked.linked_surveys`.

    Raises
    ------
    InputError
        For data that make no sense; the message names the rows.
    """
    if data != ALL_SURVEYS:
        return linked_surveys(data, codebook, unmatched)
    if codebook:
        raise InputError("codebook: it needs data of your own, -p data=FILE or FOLDER")
    return _published()


def _published() -> PublicSurveys:
    industries, kiosks = SURVEYS / f"{ACSI}.csv", SURVEYS / f"{KIOSK}.csv"
    surveys = [
        CustomerSurvey(name, ONE_QUESTION, SURVEY_SOURCES[ACSI], moments_of_table(industries, name))
        for name in INDUSTRIES
    ]
    items = moments_of_table(kiosks)
    sides = {
        side: average([name for name in items.names if name[0] == letter and name[1:].isdigit()])
        for side, letter in ((EXPECTED, "E"), (PERCEIVED, "P"))
    }
    surveys.append(
        CustomerSurvey(KIOSKS, MANY_QUESTIONS, SURVEY_SOURCES[KIOSK], items.composites(sides))
    )
    account = account_of(_lines(surveys), (industries, kiosks, path_of("crm_claims")))
    return PublicSurveys(tuple(surveys), ACSI, account)


def _lines(surveys: list[CustomerSurvey]) -> list[tuple[str, str]]:
    lines = []
    for key in dict.fromkeys(survey.source for survey in surveys):
        same_source = [survey for survey in surveys if survey.source == key]
        asked = say(
            "gap 5: {people:,} customers ({names}), {scale}",
            people=sum(survey.customers for survey in same_source),
            names=", ".join(say(survey.name) for survey in same_source),
            scale=say(same_source[0].scale),
        )
        lines.append((cited(key), asked))
    firms = say("gap 1: 80% of 362 firms against 8% of customers, whose number was never published")
    hult = say("gap 1: which way managers err, for 70,000 customers and 1,068 managers; no sizes")
    return [
        *lines,
        (cited("bain_2005"), firms),
        (cited("hult_2017"), hult),
        (say("Gaps 2, 3 and 4"), say("no evidence found")),
    ]

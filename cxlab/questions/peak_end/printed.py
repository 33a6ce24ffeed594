"""What the famous studies printed: a choice between two trials, and a trial of two lengths."""

from dataclasses import dataclass

from cxlab.claims.claim import Answer
from cxlab.claims.estimate import Estimate
from cxlab.claims.findings import Settings
from cxlab.numbers import fixed, p_text, percent
from cxlab.published import read
from cxlab.questions.against_half import from_half
from cxlab.questions.peak_end.evidence import COUNTS, MEASURES, PeakEnd
from cxlab.statistics.exact_share import ExactShare, exact_share
from cxlab.statistics.printed_p import ImpliedDifference, difference_of_p
from cxlab.words import phrase, say

EVERYBODY, FELT = 0, 1  # rows of `COUNTS`
PAIN, RATING = 0, 1  # rows of `MEASURES`
NOT_ASKED = phrase(
    "{name} holds no choice between a longer and a shorter experience. Let people choose which of "
    "two they would repeat."
)
NO_TRIAL = phrase(
    "{name} is no trial of two lengths. Give a gentler end to half of your customers, drawn by "
    "chance, and compare their overall ratings."
)


@dataclass(frozen=True)
class Trial:
    """One measure of the trial: two means, and the p-value as printed.

    ``is_bound`` says that the p-value is only known to be smaller.
    """

    extended: float
    usual: float
    n: int
    p_value: float
    is_bound: bool

    @property
    def difference(self) -> float:
        """Extended minus usual."""
        return self.extended - self.usual

    def implied(self, level: float) -> ImpliedDifference:
        """Return the interval that the p-value implies, the widest where only a bound is known."""
        return difference_of_p(self.difference, self.p_value, self.n, level)


def choice_of(row: int, level: float) -> ExactShare:
    """Return who chose the longer trial: `EVERYBODY`, or of those who `FELT` it get better."""
    counted = read(COUNTS)[row]
    return exact_share(int(counted["count"]), int(counted["n"]), level)


def trial_of(row: int) -> Trial:
    """Return a measure of the trial: final `PAIN`, or the overall `RATING`."""
    printed = read(MEASURES)[row]
    sign, number = printed["published"].removeprefix("p ").split()
    return Trial(
        float(printed["value_1"]),
        float(printed["value_2"]),
        n=int(printed["n"]),
        p_value=float(number),
        is_bound=sign == "<",
    )


def chosen(evidence: PeakEnd, settings: Settings, row: int) -> Answer:
    """Return the share that chose the longer trial, less a half."""
    if evidence.own:
        return Answer(note=say(NOT_ASKED, name=evidence.name), sources=())
    share = choice_of(row, settings.level)
    estimate = from_half(share, settings.level)
    facts = {"count": share.count, "n": share.n, "share": percent(share.value)}
    note = say(
        "Tested for more than half only, {one_sided}; for more or fewer, {two_sided}: which test "
        "one picks decides what one calls it.",
        one_sided=p_text(share.one_sided_p),
        two_sided=p_text(share.two_sided_p),
    )
    if row == FELT:
        note = say("Only those who felt the discomfort fall: a part of the same people.")
    return Answer(estimate, note, facts, sources=(read(COUNTS)[row]["source"],))


def trial(evidence: PeakEnd, settings: Settings, row: int) -> Answer:
    """Return extended minus usual of the randomised trial."""
    if evidence.own:
        return Answer(note=say(NO_TRIAL, name=evidence.name), sources=())
    measured = trial_of(row)
    less = measured.implied(settings.level)
    estimate = Estimate.of(
        less,
        "gap",
        level=settings.level,
        p_value=None if measured.is_bound else measured.p_value,
        method=say("interval from the printed p-value"),
    )
    spread = {"sd": fixed(less.sd, 1)}
    if measured.is_bound:
        note = say(
            "No spread is printed, only p < .001: the interval is the widest that agrees with it "
            "(a standard deviation of {sd} at most).",
            **spread,
        )
    else:
        note = say(
            "No spread is printed: the interval rests on the p-value, which implies a standard "
            "deviation of {sd} if both groups were of one size.",
            **spread,
        )
    facts = {"extended": fixed(measured.extended, 1), "usual": fixed(measured.usual, 1)}
    return Answer(estimate, note, facts, sources=(read(MEASURES)[row]["source"],))

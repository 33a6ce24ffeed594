"""How high customers rate their satisfaction, and whether they recommend: a mean a question.

A branch's report rests on the answers that may be shown, so its means do. Each is a plain or
weighted sum over who answered one column, which are sums that `cxlab.evidence.withheld` looks at
for every column: those of everybody less those of the branches shown are of few people nowhere.
That holds of a question by itself. A mean over several questions, answers missing filled from the
others, would be of other people for each pattern of gaps, which nobody looks at: so there is none.
"""

from typing import Any

import numpy as np

from cxlab.claims.claim import Answer
from cxlab.claims.estimate import Estimate
from cxlab.errors import LackError
from cxlab.evidence.survey import Survey
from cxlab.numbers import fixed
from cxlab.questions.service_quality.analysis import Analysis
from cxlab.questions.service_quality.needs import rated_questions
from cxlab.statistics.interval import Interval
from cxlab.statistics.mean_of_people import t_interval
from cxlab.statistics.mean_on_scale import mean_on_scale
from cxlab.words import say, say_lack


def questions_rated(analysis: Analysis) -> list[str]:
    """Return the columns of satisfaction and recommendation; of printed tables none.

    A table prints no ends of a scale, so nobody knows what its means are to be held against.
    """
    survey = analysis.evidence.drivers
    return rated_questions(survey) if survey.responses or survey.big else []


def level_of(analysis: Analysis, settings: Any, question: str) -> Answer:
    """Answer with the mean of one question, judged against the middle of its scale."""
    survey = analysis.evidence.drivers
    label = next(v.label for v in survey.variables if v.name == question)
    if (answers := survey.responses or survey.big) is None:
        return Answer(note=say("The answers themselves are not at hand."))
    low, high = scale = answers.codebook.column(question).scale
    facts = {"question": label, "low": f"{low:g}", "high": f"{high:g}"}
    try:
        mean, n = _mean(survey, question, scale, analysis.level)
    except LackError as lack:
        return Answer(note=say_lack(lack), facts=facts)
    middle = (low + high) / 2
    estimate = Estimate.of(
        mean,
        "mean",
        level=analysis.level,
        n=n,
        out_of=survey.people,
        p_value=None,
        method=say("mean of who answered it; t interval, of few or equal answers score interval"),
    )
    note = say("The middle of the scale is {middle}.", middle=fixed(middle, 1))
    return Answer(
        estimate,
        note if estimate.rests_on_few else " ".join(filter(None, [note, survey.few(n)])),
        facts,
        decided_by=Estimate.of(mean.less(middle), "gap", level=analysis.level),
        limit=middle,
    )


def _mean(
    survey: Survey, question: str, scale: tuple[float, float], level: float
) -> tuple[Interval, int]:
    """Return the mean of who answered, and how many did."""
    if survey.responses is None:
        moments = survey.moments([question])
        mean = t_interval(moments.n, float(moments.mean[0]), float(moments.sd[0]), level)
        return mean, moments.n
    answers = survey.responses.frame[question].to_numpy(dtype=float)
    (given,) = (~np.isnan(answers)).nonzero()
    if len(given) < 2:
        raise LackError("people who answered: {n}; at least 2 needed", n=len(given))
    design = survey.responses.design.of_rows(given)
    return mean_on_scale(answers[given], scale, level, design), len(given)

"""Do people remember the peak and the end? The claims of notebook 06."""

from functools import partial
from typing import Any

from cxlab.claims.claim import Claim
from cxlab.questions.peak_end.predictions import duration, over_mean, worst_touchpoint
from cxlab.questions.peak_end.printed import EVERYBODY, FELT, PAIN, RATING, chosen, trial
from cxlab.words import phrase

CHOICE: dict[str, Any] = {
    "expected": "positive",
    "ways": (phrase("more"), phrase("fewer")),
    "matters": "smallest_share",
}
TRIAL: dict[str, Any] = {
    "expected": "negative",
    "ways": (phrase("more"), phrase("less")),
    "matters": "smallest_rating",
    "good": "less",
}
PREDICTED: dict[str, Any] = {
    "expected": "positive",
    "ways": (phrase("better"), phrase("worse")),
    "matters": "smallest_gain",
}
CLAIMS = {
    "peak_end.over_mean": Claim(
        number="H1",
        claim="People remember the peak and the end, not the average: the two together predict the "
        "overall rating better than the mean of all moments does.",
        by=partial(over_mean, predictor="peak_end"),
        reading="{peak} and the end together predict the overall rating {more} ({share} of its "
        "differences) than the mean of all moments does ({share_mean})",
        same="{peak} and the end together predict the overall rating as well ({share} of its "
        "differences) as the mean of all moments does ({share_mean})",
        **PREDICTED,
    ),
    "peak_end.end_over_mean": Claim(
        number="H1a",
        claim="All's well that ends well: the end alone predicts the overall rating better than "
        "the mean of all moments does.",
        by=partial(over_mean, predictor="end"),
        reading="the end alone predicts the overall rating {more} ({share} of its differences) "
        "than the mean of all moments does ({share_mean})",
        same="the end alone predicts the overall rating as well ({share} of its differences) as "
        "the mean of all moments does ({share_mean})",
        **PREDICTED,
    ),
    "peak_end.duration": Claim(
        number="H2",
        claim="How long an experience lasts shows in how it is rated as a whole. (The peak-end "
        "rule says that it does not.)",
        expected="different",
        by=duration,
        reading="the longer an episode lasts, the {more} its overall rating (a correlation)",
        ways=("higher", "lower"),
        matters="smallest_correlation",
    ),
    "peak_end.longer_chosen": Claim(
        number="H3",
        claim="People would rather repeat the longer of two unpleasant trials if it ends better: "
        "more than half choose it.",
        by=partial(chosen, row=EVERYBODY),
        reading="{more} than half chose to repeat the longer trial ({count} of {n}, {share})",
        same="half chose to repeat the longer trial ({count} of {n}, {share})",
        label=phrase("chose the longer trial, all"),
        **CHOICE,
    ),
    "peak_end.longer_chosen_felt": Claim(
        number="H3a",
        claim="Of those who felt the discomfort fall at the end, more than half choose the longer "
        "trial.",
        basis="exploratory",
        by=partial(chosen, row=FELT),
        reading="of those who felt the discomfort fall, {more} than half chose the longer trial "
        "({count} of {n}, {share})",
        same="of those who felt the discomfort fall, half chose the longer trial ({count} of {n}, "
        "{share})",
        label=phrase("chose the longer trial, who felt it"),
        **CHOICE,
    ),
    "peak_end.trial_rating": Claim(
        number="H4",
        claim="A painful examination is remembered as less bad when mild minutes are added at its "
        "end.",
        by=partial(trial, row=RATING),
        reading="patients rated the whole as {more} unpleasant where mild minutes were added "
        "({extended} of 10) than after the usual examination ({usual})",
        same="patients rated the whole as equally unpleasant with added minutes ({extended} of 10) "
        "and without ({usual})",
        **TRIAL,
    ),
    "peak_end.trial_pain": Claim(
        number="H4a",
        claim="The added minutes do end the examination with less pain.",
        by=partial(trial, row=PAIN),
        reading="at the end patients felt {more} pain where mild minutes were added ({extended} of "
        "10) than after the usual examination ({usual})",
        same="at the end patients felt as much pain with added minutes ({extended} of 10) as "
        "without ({usual})",
        **TRIAL,
    ),
    "peak_end.worst_touchpoint": Claim(
        number="H5",
        claim="One bad touchpoint spoils the rest: the worst one counts beyond its part in the "
        "mean.",
        expected="positive",
        by=worst_touchpoint,
        reading="at the same mean and best touchpoint, the overall rating {more} with each point "
        "of the worst one (a slope)",
        ways=("rises", "falls"),
        matters="smallest_slope",
    ),
}

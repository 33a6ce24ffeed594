"""What the peak-end rule is tested with: printed studies, episodes, touchpoints, or the user's."""

from dataclasses import dataclass
from pathlib import Path

from cxlab.evidence.account import OWN, account_of, cited
from cxlab.evidence.episodes import SUMS, Episodes, own_episodes, published_episodes
from cxlab.evidence.surveys import refuse_codebook
from cxlab.evidence.touchpoints import SUMS as TOUCHPOINT_SUMS
from cxlab.evidence.touchpoints import Touchpoints, own_touchpoints, published_touchpoints
from cxlab.published import ALL_SURVEYS, path_of
from cxlab.table import Table
from cxlab.words import say

COUNTS, MEASURES = "peak_end_counts", "peak_end_measures"
CHOICE, TRIAL, POOLED = "kahneman_1993", "redelmeier_2003", "alaybek_2022"


@dataclass(frozen=True, eq=False)
class PeakEnd:
    """The data of a run; None for what they do not hold.

    Attributes
    ----------
    episodes : Episodes or None
    touchpoints : Touchpoints or None
    source : str
    account : Table
    """

    episodes: Episodes | None
    touchpoints: Touchpoints | None
    source: str
    account: Table

    @property
    def own(self) -> bool:
        """Whether they are the user's."""
        return self.source.startswith(OWN)

    @property
    def few_clusters(self) -> int | None:
        """How many clusters the people come from, where these are few."""
        people = self.touchpoints.whole.people if self.touchpoints else None
        return people.design.few_clusters if people else None

    @property
    def name(self) -> str:
        """What to call the user's file."""
        return self.source.removeprefix(OWN)


def load(
    data: str,
    codebook: str = "",
    *,
    outcome: str = "",
    end_share: float = 0.1,
    minimum_ratings: int = 3,
    minimum_touchpoints: int = 4,
) -> PeakEnd:
    """Read the data: ``"published"``, a file of moments, or with a codebook a survey.

    Raises
    ------
    InputError
        For data that make no sense; the message says what is taken.
    """
    refuse_codebook(data, codebook)
    if data == ALL_SURVEYS:
        return _published()
    if codebook:
        touchpoints = own_touchpoints(data, codebook, outcome, minimum_touchpoints)
        return PeakEnd(None, touchpoints, touchpoints.source, touchpoints.account)
    episodes = own_episodes(Path(data), end_share, minimum_ratings)
    return PeakEnd(episodes, None, episodes.source, episodes.account)


def _published() -> PeakEnd:
    episodes, touchpoints = published_episodes(), published_touchpoints()
    facts = {"people": len(episodes.people), "episodes": episodes.episodes}
    lines = [
        (say("Two lengths of an unpleasant trial"), cited(CHOICE)),
        (say("Two lengths of colonoscopy, by chance"), cited(TRIAL)),
        (say("Studies pooled"), cited(POOLED)),
        (say("Ratings moment by moment"), cited(episodes.source)),
        (say("Who rated"), say("{people} people, {episodes:,} sessions of video", **facts)),
        (say("The end"), say("the last ten ratings: one second, about a tenth of a session")),
        (say("Touchpoints"), cited(touchpoints.source)),
        (
            say("Who was asked"),
            say("{n:,} passengers who rated 4 or more of 14", n=touchpoints.whole.n),
        ),
    ]
    files = [path_of(name) for name in (COUNTS, MEASURES, SUMS, TOUCHPOINT_SUMS)]
    return PeakEnd(episodes, touchpoints, ALL_SURVEYS, account_of(lines, files))

"""Everything that notebook 03 computes of its evidence, each once a run."""

from dataclasses import dataclass
from functools import cached_property

from cxlab.questions.service_quality.drivers import Contest, Drivers, contest, drivers
from cxlab.questions.service_quality.evidence import Evidence
from cxlab.questions.service_quality.gaps import Gaps, gaps
from cxlab.questions.service_quality.structure import Structure, structure


@dataclass(frozen=True, eq=False, kw_only=True)
class Analysis:
    """What claims, tables and figures of a run stand on.

    Attributes
    ----------
    evidence : Evidence
    outcome : str
        The one to explain; empty for the survey's first.
    level : float
    draws, seed : int
    """

    evidence: Evidence
    outcome: str
    level: float
    draws: int
    seed: int

    @property
    def source(self) -> str:
        """Whose the answers are."""
        return self.evidence.both_sides.source

    @property
    def few_clusters(self) -> int | None:
        """How many clusters the people come from, where these are few."""
        return self.evidence.both_sides.few_clusters

    @cached_property
    def gaps(self) -> Gaps:
        """The gap of every dimension, of all together, and of every item."""
        return gaps(self.evidence, self.level)

    @cached_property
    def structure(self) -> Structure:
        """Reliability, distinctness and factor models."""
        return structure(self.evidence.structure, self.level, self.draws, self.seed)

    @cached_property
    def drivers(self) -> Drivers:
        """What goes with the outcome."""
        survey = self.evidence.drivers
        return drivers(survey, self.outcome, self.level, draws=self.draws, seed=self.seed)

    @cached_property
    def contest(self) -> Contest:
        """Perceptions against gaps; published surveys differ in the outcomes they ask."""
        survey = self.evidence.both_sides
        outcome = self.outcome if survey.own else ""
        return contest(survey, outcome, self.level, draws=self.draws, seed=self.seed)

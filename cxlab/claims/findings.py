"""The findings of a run: every claim answered once, and shown wherever it is wanted."""

import re
from collections.abc import Mapping
from dataclasses import replace
from types import SimpleNamespace
from typing import Any, Protocol

from cxlab.claims.claim import Answer, Claim
from cxlab.claims.conclude import conclude
from cxlab.claims.estimate import Estimate
from cxlab.claims.family import in_family
from cxlab.claims.finding import Finding
from cxlab.errors import nearest
from cxlab.evidence.names import slug
from cxlab.words import capital, say

PLACE = re.compile(r"\{\w+\}")


class Evidence(Protocol):
    """What the data of every question have: whose they are; of clusters also ``few_clusters``.

    Examples
    --------
    >>> from types import SimpleNamespace
    >>> data: Evidence = SimpleNamespace(source="shop.csv")
    >>> data.source
    'shop.csv'
    """

    @property
    def source(self) -> str:
        """Key of ``data/published/sources.csv``, or the name of the user's file."""
        ...


class Settings(SimpleNamespace):
    """What a run was asked for, by name: ``settings.level``.

    Examples
    --------
    >>> Settings(level=0.9).level
    0.9
    """

    def __getattr__(self, name: str) -> Any:
        """Say which settings there are."""
        raise AttributeError(f"no setting '{name}'; there are {', '.join(vars(self))}")


class Findings(tuple[Finding, ...]):
    """The findings of a run, in the order of its claims.

    Examples
    --------
    >>> Findings().starting("jam.")
    ()
    """

    __slots__ = ()

    def of(self, id: str) -> Finding:
        """Return a finding by its id.

        Raises
        ------
        ValueError
            If there is none; the nearest is offered.
        """
        for finding in self:
            if finding.id == id:
                return finding
        raise ValueError(f"no finding '{id}'.{nearest(id, [finding.id for finding in self])}")

    def starting(self, *beginnings: str) -> "Findings":
        """Return the findings whose ids begin so, in order."""
        return Findings(finding for finding in self if finding.id.startswith(beginnings))


def findings(claims: Mapping[str, Claim], evidence: Evidence, **settings: Any) -> Findings:
    """Return the finding on every claim.

    Parameters
    ----------
    claims : mapping of str to Claim
        By finding id; where a claim is made of each of several things, its id has a place in
        braces for the name, e.g. ``quality.gap.{dimension}``.
    evidence : Evidence
        What the claims' ``by`` take.
    **settings
        The notebook's parameters that decide: ``level``, ``smallest_effect``, ...

    Raises
    ------
    ValueError
        If two claims give one id.

    Examples
    --------
    >>> from types import SimpleNamespace
    >>> from cxlab.claims.estimate import Estimate
    >>> def stopped(data, settings):
    ...     return Answer(Estimate(data.share, 0.3, 0.5, "proportion", settings.level))
    >>> claim = Claim(number="H1", claim="Some stop.", expected="positive", by=stopped,
    ...               reading="of those who passed, there stopped", matters="")
    >>> data = SimpleNamespace(source="shop.csv", share=0.4)
    >>> found = findings({"jam.stopped": claim}, data, level=0.9)
    >>> found.of("jam.stopped").what_the_data_say()
    'Of those who passed, there stopped: 40.0% (90% interval 30.0% to 50.0%).'
    """
    chosen = Settings(**settings)
    made: dict[str, Finding] = {}
    for pattern, claim in claims.items():
        for name in claim.each(evidence) if claim.each else ("",):
            id = PLACE.sub(slug(name), pattern)
            answer = claim.by(evidence, chosen, *([name] if claim.each else []))
            finding = _finding(id, claim, answer, name=name, evidence=evidence, settings=chosen)
            if finding.id in made:
                raise ValueError(f"two findings have the id '{finding.id}'")
            made[finding.id] = finding
    return Findings(in_family(list(made.values())))


def _finding(
    id: str, claim: Claim, answer: Answer, *, name: str, evidence: Evidence, settings: Settings
) -> Finding:
    facts = {"each": name} | dict(answer.facts)
    estimate, smallest = _of_clusters(answer.estimate, evidence), answer.smallest_effect
    if smallest is None:
        any_size = answer.limit is not None or not claim.matters
        smallest = 0.0 if any_size else getattr(settings, claim.matters)
    finding = conclude(
        id,
        claim.number,
        capital(say(answer.claim or claim.claim, **facts)),
        estimate,
        expected=claim.expected,
        smallest_effect=smallest,
        basis=claim.basis,
        sources=(evidence.source,) if answer.sources is None else answer.sources,
        note=answer.note,
        reading=say(answer.reading or claim.reading, **facts, more="{more}") if estimate else "",
        directions=(say(claim.ways[0]), say(claim.ways[1])) if claim.ways else None,
        label=say(claim.label, **facts),
        neutral=say(answer.same or claim.same, **facts) if estimate else "",
        good=answer.good or claim.good,
        decided_by=answer.decided_by,
        decided_against=answer.decided_against,
        on_scale=answer.on_scale,
    )
    limit = answer.limit if estimate else None
    return replace(finding, of_measurement=claim.of_measurement, limit=limit)


def _of_clusters(estimate: Estimate | None, evidence: Evidence) -> Estimate | None:
    """Return an estimate that knows when its people come from few clusters."""
    few = getattr(evidence, "few_clusters", None)
    if estimate is None or few is None or not estimate.n_is_people:
        return estimate
    return replace(estimate, few_clusters=few)

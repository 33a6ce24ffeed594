"""What the runs of a sweep found, side by side: one finding, ranked where that is fair."""

import json
import shutil
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import isfinite
from pathlib import Path
from typing import Any

import numpy as np

from cxlab.claims.estimate import Estimate
from cxlab.claims.finding import Finding
from cxlab.claims.measure_names import measure_name
from cxlab.errors import InputError, nearest
from cxlab.evidence.small_groups import suppressed
from cxlab.statistics.delta import ScaleName
from cxlab.statistics.ranking import KNOWN, Ranking, rank, standard_error
from cxlab.words import say
from cxlab.workbook.sweep.plan import Plan
from cxlab.workbook.sweep.task import Outcome
from cxlab.workbook.whose_answers import data_fingerprints

FALSE_DISCOVERIES = 0.05
SEED = 1
NO_ERROR_OF_THEIR_OWN = ("probability", "risk ratio")
# Where intervals are even on another scale than the measure's own.
SCALES: dict[str, ScaleName] = {
    "correlation": "fisher",
    "reliability": "rest",
    "standardised mean difference": "standardised",
}


@dataclass(frozen=True)
class Results:
    """The findings of all runs that ended well.

    Attributes
    ----------
    id : str
        The finding shown.
    by_label : mapping of str to Finding
        The finding of each run that has it, in the plan's order.
    ranking : Ranking or None
        Of the runs with an estimate.
    why_not : str
        Why there is no ranking; "" where there is one.
    findings : mapping of str to mapping of str to Finding
        Every finding of each run, by its id.
    unanswered : mapping of str to tuple of str
        Run -> columns that others summed up and it did not, as nobody answered them in it.
    """

    id: str
    by_label: dict[str, Finding]
    ranking: Ranking | None
    why_not: str
    findings: Mapping[str, Mapping[str, Finding]] = field(default_factory=dict, repr=False)
    unanswered: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def results(outcomes: Sequence[Outcome], notebook: str, wanted: str = "") -> Results:
    """Return the finding that most runs have, or the one wanted, with the ranking of the runs.

    Raises
    ------
    InputError
        If no run has the finding wanted.
    """
    read = {
        outcome.label: _read(Path(outcome.folder) / f"{notebook}.json")
        for outcome in outcomes
        if outcome.state != "failed"
    }
    known = {
        label: {record["id"]: Finding.from_dict(record) for record in content["findings"]}
        for label, content in read.items()
    }
    id = wanted or _most_have(known)
    ids = list(dict.fromkeys(id for findings in known.values() for id in findings))
    if wanted and ids and wanted not in ids:
        raise InputError(
            f"--finding: no run has a finding '{wanted}'.{nearest(wanted, ids)} They have: "
            f"{', '.join(ids)}"
        )
    by_label = {label: findings[id] for label, findings in known.items() if id in findings}
    why_not = _why_not(by_label, [read[label] for label in by_label])
    return Results(
        id,
        by_label,
        ranking=None if why_not else _ranked(by_label),
        why_not=why_not,
        findings=known,
        unanswered=_unanswered(
            {label: content.get("asked", {}) for label, content in read.items()}
        ),
    )


def _unanswered(asked: Mapping[str, Mapping[str, Any]]) -> dict[str, tuple[str, ...]]:
    """Return the columns that each run lacks of those that any has, where it lacks some."""
    every = dict.fromkeys(column for of_run in asked.values() for column in of_run)
    lacking = {
        label: tuple(column for column in every if column not in of_run)
        for label, of_run in asked.items()
        if of_run
    }
    return {label: columns for label, columns in lacking.items() if columns}


def shown(
    plan: Plan, outcomes: Sequence[Outcome], notebook: str, wanted: str = ""
) -> tuple[Plan, tuple[Outcome, ...], Results]:
    """Return what of a sweep may be shown; remove the reports of groups that proved too small.

    The plan counts who answered what; still a finding may rest on fewer people, such as those of
    one answer. No number of a report may, so every finding counts. What may not be shown is
    removed first, whatever is wrong with what is wanted.

    Raises
    ------
    InputError
        If no run has the finding wanted, or no group may be shown.
    """
    hidden = _hidden(plan, results(outcomes, notebook))
    for outcome in outcomes:
        if outcome.label in hidden:
            shutil.rmtree(outcome.folder, ignore_errors=True)  # its report, its people's answers
    kept = tuple(outcome for outcome in outcomes if outcome.label not in hidden)
    left = plan if hidden == set(plan.not_shown) else plan.without(hidden)
    return left, kept, results(kept, notebook, wanted)


def _hidden(plan: Plan, known: Results) -> frozenset[str]:
    """Return the groups that may not be shown by the people behind any finding of theirs."""
    hidden = frozenset(plan.not_shown)
    if not plan.sizes:
        return hidden
    ids = dict.fromkeys(id for findings in known.findings.values() for id in findings)
    for id in ids:
        sizes = dict(plan.sizes)
        for label in sizes.keys() & known.findings.keys():
            finding = known.findings[label].get(id)
            people = _people(finding.estimate if finding else None, sizes[label])
            sizes[label] = min(sizes[label], people)
        hidden = suppressed(sizes, plan.minimum_group, plan.in_no_group, hidden)
    return hidden


def _people(estimate: Estimate | None, unknown: int) -> int:
    """Return how many people an estimate rests on; of some the n counts something else."""
    if estimate is None or estimate.n is None or not estimate.n_is_people:
        return unknown
    return estimate.n


def _read(path: Path) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return content


def _most_have(known: dict[str, dict[str, Finding]]) -> str:
    """Return the notebook's first finding that most runs have, with an estimate if there is one.

    Not that all have: one run with bad data would change what all others are compared by. Where
    that one says nothing of how a run does, such as how alike the questions of a survey are, what
    is good or bad news comes first, and how high people rate.
    """
    places = Counter({id: 0 for findings in known.values() for id in findings})
    for findings in known.values():
        places.update({id: number for number, id in enumerate(findings)})
    every = [finding for findings in known.values() for finding in findings.values()]
    had = Counter(finding.id for finding in every)
    estimated = Counter(finding.id for finding in every if finding.estimate is not None)
    in_order = sorted(places, key=lambda name: places[name] / had[name])
    most = [id for id in in_order if 2 * estimated[id] > len(known)]
    if most and most[0] in {finding.id for finding in every if _is_no_rank(finding)}:
        rating = {finding.id for finding in every if _rates(finding)}
        most = [id for id in most if id in rating] or most
    return next(iter(most or [id for id in in_order if 2 * had[id] > len(known)]), "")


def _is_no_rank(finding: Finding) -> bool:
    """Say whether an estimate is of the questions rather than of a run, or cannot be ranked."""
    measure = finding.estimate.measure if finding.estimate else ""
    return finding.of_measurement or measure in NO_ERROR_OF_THEIR_OWN


def _rates(finding: Finding) -> bool:
    """Say whether a finding says how good a run is."""
    is_level = finding.estimate is not None and finding.estimate.measure == "mean"
    return not _is_no_rank(finding) and (bool(finding.good) or is_level)


def _why_not(by_label: dict[str, Finding], read: list[dict[str, Any]]) -> str:
    """Say why these runs cannot be ranked: they must be estimates of one kind, of other people."""
    estimates = [f.estimate for f in by_label.values() if f.estimate is not None]
    if len(estimates) < 2:
        return say("fewer than two runs have an estimate")
    if len({(e.measure, e.level) for e in estimates}) > 1:
        return say("their estimates are not on one scale and one level")
    if estimates[0].measure in NO_ERROR_OF_THEIR_OWN:
        return say(
            "a {measure} has no even interval to rank by; choose another finding",
            measure=measure_name(estimates[0].measure),
        )
    data = [
        data_fingerprints(proof["files"], proof["parameters"], finding.sources)
        for finding, proof in zip(
            by_label.values(), (content["passport"] for content in read), strict=True
        )
    ]
    if len(set(data)) < len(data):
        return say("some of them look at the same data, so they are no separate samples")
    if not all(isfinite(e.upper - e.lower) and e.upper > e.lower for e in estimates):
        return say("an interval has no end, or no width")
    return ""


def _ranked(by_label: dict[str, Finding]) -> Ranking:
    known = {label: f.estimate for label, f in by_label.items() if f.estimate is not None}
    estimates = list(known.values())
    people = [e.n for e in estimates if e.n is not None and e.n_is_people]
    return rank(
        list(known),
        [e.value for e in estimates],
        _errors(estimates),
        level=estimates[0].level,
        generator=np.random.default_rng(SEED),
        dfs=_dfs(estimates),
        people=people if len(people) == len(estimates) else None,
        scale=_scale(estimates),
    )


def _errors(estimates: Sequence[Estimate]) -> list[float]:
    """Return the standard errors behind the intervals, on the scale on which these are even."""
    scale, dfs = _scale(estimates), _dfs(estimates) or [KNOWN] * len(estimates)
    return [
        standard_error(e.lower, e.upper, e.level, df=df, scale=scale)
        for e, df in zip(estimates, dfs, strict=True)
    ]


def _scale(estimates: Sequence[Estimate]) -> ScaleName:
    """Return the scale on which the intervals are even; their own where an end is beyond it."""
    scale = SCALES.get(estimates[0].measure, "plain")
    ends = [end for e in estimates for end in (e.lower, e.upper)]
    is_inside = {"rest": max(ends) < 1, "fisher": max(map(abs, ends)) < 1}
    return scale if is_inside.get(scale, True) else "plain"


def _dfs(estimates: Sequence[Estimate]) -> list[float] | None:
    """Return the degrees of freedom of all errors; None where one is not known."""
    dfs = [e.df for e in estimates if e.df is not None and e.df > 0]
    return dfs if len(dfs) == len(estimates) else None


def differs(adjusted: float) -> bool:
    """Say whether a branch is on the list of those that differ from the average."""
    return adjusted <= FALSE_DISCOVERIES

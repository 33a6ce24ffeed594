"""What the runs of a sweep found, side by side: one finding, ranked where that is fair."""

import json
import re
import shutil
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import isfinite
from pathlib import Path
from typing import Any

import numpy as np

from cxlab.claims.estimate import Estimate
from cxlab.claims.finding import Finding
from cxlab.errors import InputError, nearest
from cxlab.evidence.small_groups import suppressed
from cxlab.statistics.ranking import Ranking, rank, standard_error
from cxlab.workbook.sweep.plan import Plan
from cxlab.workbook.sweep.task import Outcome
from cxlab.workbook.whose_answers import data_fingerprints

FALSE_DISCOVERIES = 0.05
SEED = 1
NO_ERROR_OF_THEIR_OWN = ("probability", "risk ratio")


@dataclass(frozen=True)
class Results:
    """The findings of all runs that ended well.

    Attributes
    ----------
    id : str
        The finding shown.
    found : mapping of str to Finding
        By label, in the plan's order.
    ranking : Ranking or None
        Of the runs with an estimate.
    why_not : str
        Why there is no ranking; "" where there is one.
    """

    id: str
    found: dict[str, Finding]
    ranking: Ranking | None
    why_not: str


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
    by_label = {
        label: {record["id"]: Finding.from_dict(record) for record in content["findings"]}
        for label, content in read.items()
    }
    id = wanted or _most_have(by_label)
    known = list(dict.fromkeys(id for own in by_label.values() for id in own))
    if wanted and known and wanted not in known:
        raise InputError(
            f"--finding: no run has a finding '{wanted}'.{nearest(wanted, known)} They have: "
            f"{', '.join(known)}"
        )
    found = {label: own[id] for label, own in by_label.items() if id in own}
    why_not = _why_not(found, [read[label] for label in found])
    return Results(id, found, None if why_not else _ranked(found), why_not)


def shown(
    plan: Plan, outcomes: Sequence[Outcome], notebook: str, wanted: str = ""
) -> tuple[Plan, tuple[Outcome, ...], Results]:
    """Return what of a sweep may be shown; remove the reports of groups that proved too small.

    The plan counts who answered at all; the finding compared may rest on fewer, such as those who
    answered every question of it.

    Raises
    ------
    InputError
        If no run has the finding wanted, or no group may be shown.
    """
    found = results(outcomes, notebook, wanted)
    sizes = dict(plan.sizes)
    for label in sizes.keys() & found.found.keys():
        sizes[label] = min(sizes[label], _people(found.found[label].estimate, sizes[label]))
    hidden = suppressed(sizes, plan.minimum_group, plan.in_no_group, plan.not_shown)
    if hidden == set(plan.not_shown):
        return plan, tuple(outcomes), found
    for outcome in outcomes:
        if outcome.label in hidden:
            shutil.rmtree(outcome.folder)  # its report, and its people's answers
    kept = tuple(outcome for outcome in outcomes if outcome.label not in hidden)
    return plan.without(hidden), kept, results(kept, notebook, found.id)


def _people(estimate: Estimate | None, unknown: int) -> int:
    """Return how many people an estimate rests on; some say that their n counts something else."""
    if estimate is None or estimate.n is None:
        return unknown
    others = re.search(r"\bn counts (?!people|customers)", estimate.method)
    return unknown if others else estimate.n


def _read(path: Path) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return content


def _most_have(by_label: dict[str, dict[str, Finding]]) -> str:
    """Return the notebook's first finding that most runs have, with an estimate if there is one.

    Not that all have: one run with bad data would change what all others are compared by.
    """
    places = Counter({id: 0 for own in by_label.values() for id in own})
    for own in by_label.values():
        places.update({id: number for number, id in enumerate(own)})
    had = Counter(id for own in by_label.values() for id in own)
    estimated = Counter(
        id for own in by_label.values() for id, found in own.items() if found.estimate is not None
    )
    in_order = sorted(places, key=lambda each: places[each] / had[each])
    most = (id for of in (estimated, had) for id in in_order if 2 * of[id] > len(by_label))
    return next(most, "")


def _why_not(found: dict[str, Finding], read: list[dict[str, Any]]) -> str:
    """Say why these runs cannot be ranked: they must be estimates of one kind, of other people."""
    estimates = [f.estimate for f in found.values() if f.estimate is not None]
    if len(estimates) < 2:
        return "fewer than two runs have an estimate"
    if len({(e.measure, e.level) for e in estimates}) > 1:
        return "their estimates are not on one scale and one level"
    if estimates[0].measure in NO_ERROR_OF_THEIR_OWN:
        return f"a {estimates[0].measure} has no even interval to rank by; choose another finding"
    passports = [content["passport"] for content in read]
    data = [data_fingerprints(each["files"], each["parameters"]) for each in passports]
    if len(set(data)) < len(data):
        return "some of them look at the same data, so they are no separate samples"
    if not all(isfinite(e.upper - e.lower) and e.upper > e.lower for e in estimates):
        return "an interval has no end, or no width"
    return ""


def _ranked(found: dict[str, Finding]) -> Ranking:
    known = {label: f.estimate for label, f in found.items() if f.estimate is not None}
    estimates = list(known.values())
    return rank(
        list(known),
        [e.value for e in estimates],
        [standard_error(e.lower, e.upper, e.level) for e in estimates],
        estimates[0].level,
        np.random.default_rng(SEED),
    )


def differs(adjusted: float) -> bool:
    """Say whether a branch is on the list of those that differ from the average."""
    return adjusted <= FALSE_DISCOVERIES

"""A sweep's own page: every run with what may fairly be said of it, and no league table."""

from collections.abc import Sequence
from dataclasses import asdict
from math import isinf
from pathlib import Path
from typing import Any
from urllib.parse import quote

from cxlab.claims.estimate import Estimate
from cxlab.claims.finding import Finding
from cxlab.claims.measure_names import measure_name
from cxlab.numbers import MEASURES, exact_percent, fixed, of_difference
from cxlab.simulated import is_simulated
from cxlab.statistics.ranking import Ranked, Ranking
from cxlab.words import capital, say, say_count, speaking, spoken
from cxlab.workbook.catalogue import Notebook
from cxlab.workbook.pages.filled import filled
from cxlab.workbook.pages.report import language_of, to_json
from cxlab.workbook.parameters import contract
from cxlab.workbook.sweep.grouped import counts, drawn, drawn_note, folds, listed
from cxlab.workbook.sweep.heat_map import heat_map
from cxlab.workbook.sweep.left_out import not_shown, second_release, taken_out, unanswered
from cxlab.workbook.sweep.line import Line
from cxlab.workbook.sweep.plan import LABEL, Plan
from cxlab.workbook.sweep.publish import hides
from cxlab.workbook.sweep.results import FALSE_DISCOVERIES, Results, differs
from cxlab.workbook.sweep.rounding import rounded
from cxlab.workbook.sweep.sweep import JSON, PAGE, PAGES, RUNS
from cxlab.workbook.sweep.task import Outcome
from cxlab.workbook.whole_set import place_set

MOST_NAMED = 4


def write_page(
    notebook: Notebook, plan: Plan, outcomes: Sequence[Outcome], results: Results, out: Path
) -> Path:
    """Write ``sweep.html`` and ``sweep.json``; return the page."""
    failed = [outcome for outcome in outcomes if outcome.state == "failed"]
    ranked = {b.name: b for b in results.ranking.branches} if results.ranking else {}
    with speaking(_language(notebook, plan)):
        lines = [
            _line(outcome, notebook, results, ranked=ranked.get(outcome.label))
            for outcome in outcomes
            if outcome.state != "failed"
        ]
        page = _page(notebook, plan, failed, lines, results=results)
    content = to_json(_content(notebook, plan, failed, results))
    place_set(out, PAGES, {JSON: content, PAGE: page})
    return out / PAGE


def _language(notebook: Notebook, plan: Plan) -> str:
    """Return the language of the runs; of a page on several, the command's."""
    defaults = {name: parameter.default for name, parameter in contract(notebook).items()}
    languages = {language_of(defaults | dict(run.parameters)) for run in plan.runs}
    return languages.pop() if len(languages) == 1 else spoken()


def headline(results: Results, column: str, reports: int) -> str:
    """Return what a manager reads first; of some reports the finding may have no estimate."""
    if results.ranking is None:
        return say("The runs are not compared with each other: {reason}.", reason=results.why_not)
    total = len(results.ranking.branches)
    away = [branch for branch in results.ranking.branches if differs(branch.adjusted)]
    apart = len(away)
    what = say("runs") if column == LABEL else say("values of '{column}'", column=column)
    sentences = [_apart(apart, total, what), *_named(away)]
    if 0 < apart < total:
        sentences.append(
            say_count(
                "The other is not clearly different from it.",
                "The other {n} are not clearly different from it.",
                total - apart,
            )
        )
    if reports > total:
        sentences.append(
            say_count("{n} more has no estimate.", "{n} more have no estimate.", reports - total)
        )
    return " ".join(sentences)


def _apart(apart: int, total: int, what: str) -> str:
    if not apart:
        return say(
            "None of the {total} {what} is clearly above or below the average.",
            total=total,
            what=what,
        )
    return say_count(
        "{n} of the {total} {what} is clearly above or below the average.",
        "{n} of the {total} {what} are clearly above or below the average.",
        apart,
        total=total,
        what=what,
    )


def _named(away: Sequence[Ranked]) -> list[str]:
    """Return who is above and who below, where so few are that a headline can name them."""
    above = ", ".join(branch.name for branch in away if branch.from_average > 0)
    below = ", ".join(branch.name for branch in away if branch.from_average <= 0)
    if len(away) > MOST_NAMED:
        return []
    return [
        *([say("Above it: {names}.", names=above)] if above else []),
        *([say("Below it: {names}.", names=below)] if below else []),
    ]


def _line(outcome: Outcome, notebook: Notebook, results: Results, *, ranked: Ranked | None) -> Line:
    label = outcome.label
    link = "/".join(map(quote, (RUNS, Path(outcome.folder).name, f"{notebook.name}.html")))
    finding = results.by_label.get(label)
    if finding is None:
        return Line(label, link, meaning=say("the report does not have this finding"))
    verdict, estimate = finding.verdict.words, finding.estimate
    if estimate is None:
        return Line(label, link, verdict=verdict, meaning=finding.sentence())
    alone: dict[str, Any] = {
        "verdict": verdict,
        "count": "" if estimate.n is None else f"{estimate.n:,}",
        "estimate": _alone(estimate),
    }
    if ranked is None:
        return Line(label, link, **alone)
    return Line(
        label,
        link,
        **alone,
        shrunken=_shrunken(estimate, ranked),
        ranks=_ranks(ranked),
        meaning=_meaning(estimate, ranked),
        differs=differs(ranked.adjusted),
    )


def _shrunken(estimate: Estimate, ranked: Ranked) -> str:
    show = estimate.show
    return say(
        "{value} ({low} to {high})",
        value=show(ranked.shrunken),
        low=show(ranked.lower),
        high=show(ranked.upper),
    )


def _alone(estimate: Estimate) -> str:
    """Return the estimate with its interval; the unit of all is said once, above the table."""
    if estimate.measure == "probability" or isinf(estimate.upper - estimate.lower):
        return estimate.text()
    return f"{estimate.show(estimate.value)} ({estimate.ends_text()})"


def _ranks(ranked: Ranked) -> str:
    if ranked.highest == ranked.lowest:
        return f"{ranked.highest}"
    return say("{first} to {last}", first=ranked.highest, last=ranked.lowest)


def _meaning(estimate: Estimate, ranked: Ranked) -> str:
    if not differs(ranked.adjusted):
        return say("not clearly different from the average")
    measure = of_difference(estimate.measure)
    size = measure.show(abs(ranked.from_average))
    if measure.unit != MEASURES[estimate.measure].unit:  # of shares: points
        size = say(measure.amount, value=size)
    if ranked.from_average > 0:
        return say("above the average, by {size}", size=size)
    return say("below the average, by {size}", size=size)


def _example(results: Results) -> tuple[Finding, Estimate] | None:
    known = ((finding, finding.estimate) for finding in results.by_label.values())
    return next(((finding, estimate) for finding, estimate in known if estimate is not None), None)


def _page(
    notebook: Notebook, plan: Plan, failed: list[Outcome], lines: list[Line], results: Results
) -> str:
    example, ranking = _example(results), results.ranking
    run_of = say("run") if plan.each == LABEL else plan.each
    sources = (source for finding in results.by_label.values() for source in finding.sources)
    return filled(
        "sweep.html.j2",
        notebook=notebook,
        each=run_of,
        head=capital(run_of),
        lines=lines,
        failed=failed,
        simulated=any(map(is_simulated, sources)),
        claim=example[0].claim if example else "",
        measure=_measure(example[1]) if example else "",
        direction=_direction(*example, results) if example else "",
        headline=headline(results, plan.each, len(lines)),
        not_shown=not_shown(plan),
        taken_out=taken_out(plan),
        unanswered=unanswered(plan, results),
        second_release=second_release(plan),
        apart=listed(lines, ranking),
        **(_of_ranking(ranking, example[1]) if ranking and example else {}),
        folds=folds(lines),
        heat=heat_map(results, lines),
        counts=counts(results, len(lines))._repr_html_(),
    )


def _of_ranking(ranking: Ranking, example: Estimate) -> dict[str, Any]:
    """Return what the page says of all runs together; ``example`` knows how to show a number."""
    return {
        "ranking": ranking,
        "rate": exact_percent(FALSE_DISCOVERIES),
        "pulled": ranking.is_pulled,
        "mean": example.show(ranking.mean),
        "level": exact_percent(ranking.level),
        "spread": fixed(ranking.tau2**0.5, 3),
        "figure": _figure(ranking, example),
        "drawn_note": drawn_note(ranking),
    }


def _direction(finding: Finding, estimate: Estimate, results: Results) -> str:
    """Say what the average is and, where all runs read alike, which way of it is which.

    A reading may hold numbers of its run; what is of one run only is not said of all.
    """
    if results.ranking is None:
        return ""
    average = say(
        "The average of the {n}, each counted once, is {average}.",
        n=len(results.ranking.branches),
        average=estimate.show(results.ranking.average),
    )
    known = results.by_label.values()
    readings = {(other.reading, other.directions) for other in known if other.estimate}
    if len(readings) > 1 or not all(finding.directions):
        return average
    directions = say(
        "Above {nothing}: {up}. Below {nothing}: {down}.",
        nothing=estimate.show(0.0),
        up=finding.reading_where(above=True),
        down=finding.reading_where(above=False),
    )
    return f"{average} {directions}"


def _measure(estimate: Estimate) -> str:
    name = measure_name(estimate.measure, plain=True)
    if not estimate.unit:
        return name
    return say("{measure}, in {unit}", measure=name, unit=estimate.unit)


def _figure(ranking: Ranking, estimate: Estimate) -> str:
    from cxlab.figures.branches import draw_branches

    if (picture := drawn(ranking)) is None:
        return ""
    return draw_branches(picture, estimate, _measure(estimate), FALSE_DISCOVERIES)._repr_html_()


def _content(
    notebook: Notebook, plan: Plan, failed: list[Outcome], results: Results
) -> dict[str, Any]:
    """Return the page for machines; numbers at full precision where nobody is hidden."""
    ranking = results.ranking
    content = {
        "notebook": notebook.name,
        "question": notebook.question,
        "each": plan.each,
        "finding": results.id,
        "findings": {label: finding.to_dict() for label, finding in results.by_label.items()},
        "ranking": None if ranking is None else asdict(ranking),
        "why_not_ranked": results.why_not,
        "false_discovery_rate": FALSE_DISCOVERIES,
        "folders": {run.label: f"{RUNS}/{run.file_name}" for run in plan.runs},
        "failed": {outcome.label: outcome.message for outcome in failed},
        "not_shown": list(plan.not_shown),
        "taken_out": {run.label: run.withheld for run in plan.runs if run.withheld},
        "minimum_group": plan.minimum_group,
    }
    return rounded(content) if hides(plan) else content

"""A sweep's own page: every run with what may fairly be said of it, and no league table."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from cxlab.claims.estimate import Estimate
from cxlab.claims.finding import Finding
from cxlab.numbers import exact_percent, fixed, of_difference, plural
from cxlab.simulated import is_simulated
from cxlab.statistics.ranking import Ranked
from cxlab.workbook.catalogue import Notebook
from cxlab.workbook.pages.report import TEMPLATE, place, to_json
from cxlab.workbook.sweep.plan import Plan
from cxlab.workbook.sweep.results import FALSE_DISCOVERIES, Results, differs
from cxlab.workbook.sweep.sweep import JSON, PAGE, RUNS
from cxlab.workbook.sweep.task import Outcome

NUMBERS = re.compile(r" \([^()]*\d[^()]*\)")
PLAIN = {  # as a manager reads it
    "risk difference": "difference of two shares",
    "standardised mean difference": "difference of two averages",
}
SAME = "cannot be told apart from the average"


@dataclass(frozen=True)
class Line:
    """One run as the page shows it; empty texts where there is nothing to say."""

    label: str
    link: str
    verdict: str
    count: str
    estimate: str
    shrunken: str
    ranks: str
    meaning: str
    differs: bool = False


def write_page(
    notebook: Notebook, plan: Plan, outcomes: Sequence[Outcome], results: Results, out: Path
) -> Path:
    """Write ``sweep.html`` and ``sweep.json``; return the page."""
    failed = [outcome for outcome in outcomes if outcome.state == "failed"]
    lines = [_line(outcome, notebook, results) for outcome in outcomes if outcome not in failed]
    place(out / JSON, to_json(_content(notebook, plan, failed, results)))
    place(out / PAGE, _page(notebook, plan, failed, lines, results))
    return out / PAGE


def headline(results: Results, each: str, reports: int) -> str:
    """Return what a manager reads first; of some reports the finding may have no estimate."""
    if results.ranking is None:
        return f"The runs are not compared with each other: {results.why_not}."
    total = len(results.ranking.branches)
    apart = sum(differs(branch.adjusted) for branch in results.ranking.branches)
    without = ""
    if reports > total:
        without = f" {reports - total} more {_have(reports - total)} no estimate."
    if not apart:
        return f"None of the {total} {_each(each)} can be told apart from the average.{without}"
    others = "other" if total - apart == 1 else f"other {total - apart}"
    rest = f" The {others} cannot be told apart from it." if apart < total else ""
    differ = "differs" if apart == 1 else "differ"
    return (
        f"{apart} of the {total} {_each(each)} {differ} from the average by more than noise."
        f"{rest}{without}"
    )


def _have(count: int) -> str:
    return "has" if count == 1 else "have"


def _each(each: str) -> str:
    return "runs" if each == "run" else f"values of '{each}'"


def _line(outcome: Outcome, notebook: Notebook, results: Results) -> Line:
    link = "/".join(map(quote, (RUNS, Path(outcome.folder).name, f"{notebook.name}.html")))
    finding = results.found.get(outcome.label)
    if finding is None or (estimate := finding.estimate) is None:
        said = finding.sentence() if finding else "the report does not have this finding"
        return Line(outcome.label, link, finding.verdict.words if finding else "",
                    "", "", "", "", said)  # fmt: skip
    ranked = _ranked(results, outcome.label)
    return Line(
        outcome.label,
        link,
        finding.verdict.words,
        "" if estimate.n is None else f"{estimate.n:,}",
        _alone(estimate),
        _shrunken(estimate, ranked) if ranked else "",
        _ranks(ranked) if ranked else "",
        _meaning(estimate, ranked) if ranked else "",
        ranked is not None and differs(ranked.adjusted),
    )


def _ranked(results: Results, label: str) -> Ranked | None:
    known = results.ranking.branches if results.ranking else ()
    return next((branch for branch in known if branch.name == label), None)


def _shrunken(estimate: Estimate, ranked: Ranked) -> str:
    show = estimate.show
    return f"{show(ranked.shrunken)} ({show(ranked.lower)} to {show(ranked.upper)})"


def _alone(estimate: Estimate) -> str:
    """Return the estimate with its interval; the unit of all is said once, above the table."""
    text = estimate.text()
    return text.replace(f" {estimate.unit}", "") if estimate.unit else text


def _ranks(ranked: Ranked) -> str:
    only = ranked.highest == ranked.lowest
    return f"{ranked.highest}" if only else f"{ranked.highest} to {ranked.lowest}"


def _meaning(estimate: Estimate, ranked: Ranked) -> str:
    if not differs(ranked.adjusted):
        return SAME
    side = "above" if ranked.from_average > 0 else "below"
    measure = of_difference(estimate.measure)
    unit = f" {measure.unit}" if measure.unit != estimate.unit else ""  # of shares: points
    return f"{side} the average, by {measure.show(abs(ranked.from_average))}{unit}"


def not_shown(plan: Plan) -> str:
    """Say who is left out and why, without saying which group is small."""
    said = []
    if plan.in_no_group:
        said.append(f"Rows without a value of '{plan.each}' are in none of them.")
    if plan.not_shown:
        said.append(_hidden(plan))
    return " ".join(said)


def _hidden(plan: Plan) -> str:
    return (
        f"Not shown: {', '.join(plan.not_shown)}. Each has fewer than "
        f"{plural(plan.minimum_group, 'person', 'people')}, or is left out so that a total "
        "does not give such a group away."
    )


def _example(results: Results) -> tuple[Finding, Estimate] | None:
    known = ((f, f.estimate) for f in results.found.values())
    return next(((f, e) for f, e in known if e is not None), None)


def _page(
    notebook: Notebook, plan: Plan, failed: list[Outcome], lines: list[Line], results: Results
) -> str:
    from jinja2 import Environment, FileSystemLoader

    environment = Environment(
        loader=FileSystemLoader(TEMPLATE), autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    example, ranking = _example(results), results.ranking
    return environment.get_template("sweep.html.j2").render(
        notebook=notebook,
        each=plan.each,
        lines=lines,
        failed=failed,
        simulated=any(map(is_simulated, (s for f in results.found.values() for s in f.sources))),
        claim=example[0].claim if example else "",
        measure=_measure(example[1]) if example else "",
        direction=_direction(*example, results) if example else "",
        headline=headline(results, plan.each, len(lines)),
        not_shown=not_shown(plan),
        apart=[line for line in lines if line.differs],
        ranking=ranking,
        pulled=bool(ranking and ranking.is_pulled),
        mean=example[1].show(ranking.mean) if ranking and example else "",
        level=exact_percent(ranking.level) if ranking else "",
        rate=exact_percent(FALSE_DISCOVERIES),
        spread=fixed(ranking.tau2**0.5, 3) if ranking else "",
        figure=_figure(results, example[1])._repr_html_() if ranking and example else "",
        style=(TEMPLATE / "report.css").read_text(encoding="utf-8"),
    )


def _direction(finding: Finding, estimate: Estimate, results: Results) -> str:
    """Say what the average is, and which way of it is which."""
    if results.ranking is None:
        return ""
    total = len(results.ranking.branches)
    average = (
        f"The average of the {total}, each counted once, is "
        f"{estimate.show(results.ranking.average)}."
    )
    # What stands in brackets are numbers of one run; what else differs is said of one run only.
    readings = {NUMBERS.sub("", found.reading) for found in results.found.values() if found.reading}
    if "{more}" not in finding.reading or len(readings) > 1:
        return average
    (reading,) = readings
    up, down = (reading.replace("{more}", word, 1) for word in finding.directions)
    nothing = estimate.show(0.0)
    return f"{average} Above {nothing}: {up}. Below {nothing}: {down}."


def _measure(estimate: Estimate) -> str:
    plain = PLAIN.get(estimate.measure, estimate.measure)
    return f"{plain}, in {estimate.unit}" if estimate.unit else plain


def _figure(results: Results, estimate: Estimate) -> Any:
    from cxlab.figures.branches import draw_branches

    if results.ranking is None:
        raise ValueError("nothing is ranked")
    return draw_branches(results.ranking, estimate, _measure(estimate), FALSE_DISCOVERIES)


def _content(
    notebook: Notebook, plan: Plan, failed: list[Outcome], results: Results
) -> dict[str, Any]:
    """Return the page for machines; numbers at full precision."""
    from dataclasses import asdict

    ranking = results.ranking
    return {
        "notebook": notebook.name,
        "question": notebook.question,
        "each": plan.each,
        "finding": results.id,
        "findings": {label: finding.to_dict() for label, finding in results.found.items()},
        "ranking": None if ranking is None else asdict(ranking),
        "why_not_ranked": results.why_not,
        "false_discovery_rate": FALSE_DISCOVERIES,
        "folders": {run.label: f"{RUNS}/{run.file_name}" for run in plan.runs},
        "failed": {outcome.label: outcome.message for outcome in failed},
        "not_shown": list(plan.not_shown),
        "minimum_group": plan.minimum_group,
    }

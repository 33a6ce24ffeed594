"""A sweep's own page: every run with what may fairly be said of it, and no league table."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from cxlab.estimate import Estimate
from cxlab.finding import Finding
from cxlab.numbers import exact_percent, fixed, plural
from cxlab.simulated import is_simulated
from cxlab.statistics.ranking import Ranked
from cxlab.workbook.catalogue import Notebook
from cxlab.workbook.report import TEMPLATE, place, to_json
from cxlab.workbook.sweep import JSON, PAGE, RUNS
from cxlab.workbook.sweep_plan import Plan
from cxlab.workbook.sweep_results import FALSE_DISCOVERIES, Results, differs
from cxlab.workbook.sweep_task import Outcome

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


def write_page(
    notebook: Notebook, plan: Plan, outcomes: Sequence[Outcome], results: Results, out: Path
) -> Path:
    """Write ``sweep.html`` and ``sweep.json``; return the page."""
    failed = [outcome for outcome in outcomes if outcome.state == "failed"]
    lines = [_line(outcome, notebook, results) for outcome in outcomes if outcome not in failed]
    place(out / JSON, to_json(_content(notebook, plan, failed, results)))
    place(out / PAGE, _page(notebook, plan, failed, lines, results))
    return out / PAGE


def headline(results: Results, each: str) -> str:
    """Return what a manager reads first."""
    if results.ranking is None:
        return f"The runs are not compared with each other: {results.why_not}."
    total = len(results.ranking.branches)
    apart = sum(differs(branch.adjusted) for branch in results.ranking.branches)
    if not apart:
        return f"None of the {total} {_each(each)} can be told apart from the average."
    others = "other" if total - apart == 1 else f"other {total - apart}"
    rest = f" The {others} cannot be told apart from it." if apart < total else ""
    return f"{apart} of the {total} {_each(each)} differ from the average by more than noise.{rest}"


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
        f"{estimate.show(estimate.value)} ({estimate.interval_text()})",
        _shrunken(estimate, ranked) if ranked else "",
        f"{ranked.highest} to {ranked.lowest}" if ranked else "",
        _meaning(ranked) if ranked else "",
    )


def _ranked(results: Results, label: str) -> Ranked | None:
    known = results.ranking.branches if results.ranking else ()
    return next((branch for branch in known if branch.name == label), None)


def _shrunken(estimate: Estimate, ranked: Ranked) -> str:
    show = estimate.show
    return f"{show(ranked.shrunken)} ({show(ranked.lower)} to {show(ranked.upper)})"


def _meaning(ranked: Ranked) -> str:
    if not differs(ranked.adjusted):
        return SAME
    return "above the average" if ranked.from_average > 0 else "below the average"


def not_shown(plan: Plan) -> str:
    """Say which groups are left out and why, without saying which of them is small."""
    if not plan.not_shown:
        return ""
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
        headline=headline(results, plan.each),
        not_shown=not_shown(plan),
        apart=[line for line in lines if line.meaning and line.meaning != SAME],
        ranking=ranking,
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
    average = f"The average of all is {estimate.show(results.ranking.average)}."
    if "{more}" not in finding.reading:
        return average
    up, down = (finding.reading.replace("{more}", word, 1) for word in finding.directions)
    nothing = estimate.show(0.0)
    return f"{average} Above {nothing}: {up}. Below {nothing}: {down}."


def _measure(estimate: Estimate) -> str:
    return f"{estimate.measure}, in {estimate.unit}" if estimate.unit else estimate.measure


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

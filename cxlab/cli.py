"""The command line: ``cxlab list | show | codebook | run | report | sweep | check ...``."""

import atexit
import gc
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from cxlab.words import ENGLISH, speak
from cxlab.workbook.compare_command import compare_command
from cxlab.workbook.export.command import export_command
from cxlab.workbook.kernels.forking import warm_up_early, warmed_up
from cxlab.workbook.kernels.light_process import be_light
from cxlab.workbook.of_one_notebook import OfOneNotebook
from cxlab.workbook.verify_command import verify_command

if TYPE_CHECKING:
    from cxlab.workbook.catalogue import Notebook
    from cxlab.workbook.run import Run
    from cxlab.workbook.sweep.task import Outcome

app = typer.Typer(
    help="A research workbook for customer experience: one notebook a question.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,  # frames around the help, and as much time again to draw them
)
app.command("compare")(compare_command)
app.command("export")(export_command)
WELL, FAILED = 0, 1

Name = Annotated[str, typer.Argument(help="A notebook's name, or the path of your own.")]
Names = Annotated[list[str] | None, typer.Argument(help="Notebooks by name; none means all.")]
Assignments = Annotated[
    list[str] | None,
    typer.Option("-p", "--parameter", metavar="NAME=VALUE", help="Set a parameter; repeatable."),
]

Over = Annotated[
    list[str] | None,
    typer.Option(metavar="NAME=V,V", help="A run for each value; repeatable, for a grid."),
]
Languages = Annotated[
    list[str] | None,
    typer.Option("--language", help="Of the pages: en or ko; repeatable, each links the other."),
]
Cold = Annotated[bool, typer.Option("--cold", help="Start every kernel anew; fork no warm one.")]


@app.command("list")
def list_() -> None:
    """List the notebooks and their questions."""
    from cxlab.workbook.catalogue import catalogue

    for notebook in catalogue():
        typer.echo(f"{notebook.name:<32}{notebook.question}")


@app.command()
def show(name: Name) -> None:
    """Show a notebook's question and its parameters."""
    from cxlab.workbook.catalogue import named
    from cxlab.workbook.parameters import contract

    notebook = named(name)
    typer.echo(
        f"{notebook.question}\n{notebook.why}\n\nParameters (cxlab run {name} -p NAME=VALUE)"
    )
    for parameter in contract(notebook).values():
        head = f"{parameter.name}: {parameter.type_name} = {parameter.default!r}"
        typer.echo(f"  {head:<40}  {parameter.help}")


@app.command()
def codebook(
    file: Annotated[Path, typer.Argument(help="A survey: a table, SPSS, Stata, jamovi or JASP.")],
    definition: Annotated[
        list[Path] | None,
        typer.Option(help="What the survey tool says of it: .qsf, .lss, XLSForm ...; repeatable."),
    ] = None,
    out: Annotated[Path | None, typer.Option(help="Where to write it; never overwrites.")] = None,
) -> None:
    """Draft a codebook from a survey file, for you to correct."""
    from cxlab.survey.codebook.draft import write_draft
    from cxlab.workbook.beforehand import say_beforehand

    place = out or Path(f"{file.stem}.yml")
    say_beforehand({"data": str(file)}, _note)
    drafted = write_draft(file, place, definition or ())
    typer.echo(place)
    _note(drafted.summary)
    if drafted.lacks:
        _stop(FAILED, f"{place}: {drafted.lacks}")


@app.command(cls=OfOneNotebook)
def run(
    name: Name,
    parameters: Assignments = None,
    out: Annotated[Path, typer.Option(help="Folder for the report.")] = Path("reports/own"),
    cold: Cold = False,
) -> None:
    """Run a notebook, on your own data if you like; write its report."""
    (notebook,) = _chosen([name])
    warm = warmed_up(cold, [notebook])
    from cxlab.workbook.beforehand import say_beforehand
    from cxlab.workbook.pages.report import check_folder, keep_failed, render, write
    from cxlab.workbook.parameters import parse_assignments, validate
    from cxlab.workbook.run import NotebookError
    from cxlab.workbook.run import run as run_notebook

    given = parse_assignments(parameters or ())
    validate(notebook, given)
    speak(given.get("language", ENGLISH))
    check_folder(out, notebook)
    say_beforehand(given, _note)
    _note(f"{notebook.name}: running")
    try:
        done = run_notebook(notebook, given, progress=True, warm=warm)
    except NotebookError as error:
        _stop(FAILED, keep_failed(notebook.name, error, out))
    page = write(render(done), done, out)
    typer.echo(f"{page}  ({done.seconds:.1f} s)")
    _stop_unanswered(done, has_codebook=bool(given.get("codebook")))


def _stop_unanswered(done: "Run", *, has_codebook: bool) -> None:
    """Stop where the data answered nothing."""
    from cxlab.workbook.data_taken import taken
    from cxlab.workbook.records import unanswered

    columns = "" if has_codebook else taken(done.notebook).columns
    if lacks := unanswered(done.executed, columns, by_codebook="codebook" in done.parameters):
        _stop(FAILED, f"{done.notebook.name}: {lacks}")


@app.command()
def report(
    names: Names = None,
    out: Annotated[Path | None, typer.Option(help="Folder for the reports.")] = None,
    language: Languages = None,
    cold: Cold = False,
    fresh: Annotated[bool, typer.Option("--fresh", help="Run also what has not changed.")] = False,
) -> None:
    """Write all reports and the index; run what has changed."""
    languages = list(dict.fromkeys(language or [ENGLISH]))
    for code in languages:
        speak(code)
    notebooks = _chosen(names)
    from cxlab.published import ROOT
    from cxlab.workbook.reports import renew_index
    from cxlab.workbook.reports_by_language import reports_by_language

    top, apart = out or ROOT / "reports", out is None or len(languages) > 1
    folders = {code: top / code if apart and code != ENGLISH else top for code in languages}
    made = reports_by_language(notebooks, folders, _note, cold=cold, fresh=fresh)
    if any(len(reports.notebooks) < len(notebooks) for reports in made.values()):
        _stop(FAILED, "some notebooks failed; the index was not written")
    for code, reports in made.items():
        speak(code)
        some = f"{reports.folder}: {len(notebooks)} reports; run without names to renew the index"
        typer.echo(some if names else renew_index(reports))


@app.command(cls=OfOneNotebook)
def sweep(
    name: Name,
    parameters: Assignments = None,
    by: Annotated[str, typer.Option(help="A run for each value of this column of data.")] = "",
    table: Annotated[Path | None, typer.Option(help="A run for each row of this CSV.")] = None,
    over: Over = None,
    finding: Annotated[str, typer.Option(help="Compare by this finding; else by the first.")] = "",
    scheduler: Annotated[str, typer.Option(help="Dask's, e.g. tcp://host:8786; else here.")] = "",
    out: Annotated[Path, typer.Option(help="Folder for the sweep.")] = Path("reports/sweep"),
    minimum_group: Annotated[int, typer.Option(min=1, help="--by: smaller ones are hidden.")] = 10,
    release: Annotated[str, typer.Option(help="--by: folder of an earlier sweep to heed.")] = "",
    cold: Cold = False,
) -> None:
    """Run a notebook for every branch, or many times otherwise.

    Stopped, it goes on where it was.
    """
    (notebook,) = _chosen([name])
    warmed_up(cold or bool(scheduler), [notebook])
    from cxlab.workbook.beforehand import say_beforehand
    from cxlab.workbook.sweep.plan import plan_runs
    from cxlab.workbook.sweep.shared import shared

    given = _given_to_all(notebook, parameters)
    say_beforehand(given, _note, by)
    plan = plan_runs(
        notebook, given, by, table, over=over or (), minimum_group=minimum_group, release=release
    )
    made = shared(notebook, plan, out, _note, wanted=finding, cold=cold, scheduler=scheduler)
    page, outcomes = made
    typer.echo(page)
    _stop_failed(outcomes)


def _stop_failed(outcomes: Sequence["Outcome"]) -> None:
    """Stop where runs of a sweep failed, and say why each did."""
    failed = [outcome for outcome in outcomes if outcome.state == "failed"]
    for outcome in failed:
        _note(f"{outcome.label}: {outcome.message}")
    if failed:
        _stop(FAILED, f"{len(failed)} of {len(outcomes)} runs failed")


def _given_to_all(notebook: "Notebook", parameters: list[str] | None) -> dict[str, str]:
    """Return what is given to all runs of a sweep; the plan looks at more than the language."""
    from cxlab.workbook.parameters import parse_assignments, validate

    given = parse_assignments(parameters or ())
    validate(notebook, {key: value for key, value in given.items() if key == "language"})
    speak(given.get("language", ENGLISH))
    return given


@app.command()
def check(names: Names = None, cold: Cold = False) -> None:
    """Re-run notebooks; compare every output with the committed one."""
    notebooks = _chosen(names)
    from cxlab.workbook.regression import drifts_since
    from cxlab.workbook.run import Run, run_all

    well = True
    for notebook, outcome in zip(notebooks, run_all(notebooks, _note, cold), strict=True):
        if not isinstance(outcome, Run):
            well = False
            typer.echo(f"{notebook.name}: {outcome}")
            continue
        comparison = drifts_since(notebook.content, outcome.executed)
        well = well and comparison.well
        typer.echo("\n".join(comparison.lines(notebook.name)))
    raise typer.Exit(WELL if well else FAILED)


@app.command()
def refresh(names: Names = None, cold: Cold = False) -> None:
    """Run notebooks and store their text outputs for the next commit."""
    notebooks = _chosen(names)
    import nbformat

    from cxlab.workbook.clean import for_commit
    from cxlab.workbook.run import Run, run_all
    from cxlab.workbook.whole_set import place

    outcomes = list(run_all(notebooks, _note, cold))
    for notebook, outcome in zip(notebooks, outcomes, strict=True):
        if isinstance(outcome, Run):
            place(notebook.path, nbformat.writes(for_commit(outcome.executed)) + "\n")
        else:
            typer.echo(f"{notebook.name}: {outcome}")
    raise typer.Exit(WELL if all(isinstance(o, Run) for o in outcomes) else FAILED)


app.command("verify")(verify_command)


def _chosen(names: list[str] | None) -> list:  # type: ignore[type-arg]
    from cxlab.workbook.catalogue import catalogue, named

    return [named(name) for name in dict.fromkeys(names or ())] or list(catalogue())


def _note(line: str) -> None:
    typer.echo(line, err=True)


def _stop(code: int, message: str) -> NoReturn:
    typer.echo(f"cxlab: {message}", err=True)
    raise typer.Exit(code)


def main() -> None:
    """Run the command line; wrong input ends in one plain message and exit code 2."""
    be_light()
    atexit.register(gc.freeze)  # at its end Python would look for garbage everywhere once more
    debug = "--debug" in sys.argv
    if debug:
        sys.argv.remove("--debug")
    from cxlab.workbook.ending import ending

    with ending(debug):
        warm_up_early(sys.argv[1:])
        app()

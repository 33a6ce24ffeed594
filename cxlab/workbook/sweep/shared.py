"""A sweep from its plan to its page: made in private, and shared only as far as it may be shown."""

from collections.abc import Callable
from pathlib import Path

from cxlab.workbook.catalogue import Notebook
from cxlab.workbook.sweep.known_findings import check_finding
from cxlab.workbook.sweep.plan import Plan
from cxlab.workbook.sweep.publish import publish, withdraw
from cxlab.workbook.sweep.sweep import sweep
from cxlab.workbook.sweep.task import Outcome


def shared(
    notebook: Notebook,
    plan: Plan,
    out: Path,
    tell: Callable[[str], None],
    *,
    wanted: str = "",
    cold: bool = False,
    scheduler: str = "",
) -> tuple[Path, tuple[Outcome, ...]]:
    """Do the runs of a plan, and share what may be shown; return the page and what it shows.

    Parameters
    ----------
    notebook, plan, tell, cold, scheduler
        As `cxlab.workbook.sweep.sweep.sweep` takes them.
    out : Path
        The folder to be shared. A stopped sweep leaves nothing there; its runs lie in the private
        folder beside it.
    wanted : str
        The finding to compare by; "" for the first.

    Raises
    ------
    InputError
        If a folder cannot be made or holds another sweep, no run has the finding wanted, or no
        group may be shown.
    """
    check_finding(notebook, wanted)
    private = withdraw(out, f"{notebook.name} {plan.of}")
    outcomes = sweep(notebook, plan, private, tell, cold=cold, scheduler=scheduler)
    # Ranking needs libraries that were imported meanwhile, beside the runs.
    from cxlab.workbook.sweep.page import write_page
    from cxlab.workbook.sweep.results import shown

    plan, outcomes, results = shown(plan, outcomes, notebook.name, wanted)
    outcomes = publish(notebook.name, plan, outcomes, out)
    return write_page(notebook, plan, outcomes, results, out=out), outcomes

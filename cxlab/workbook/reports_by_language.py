"""Reports in one or several languages, each page with a link to the same in the other."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from cxlab.words import ENGLISH, speak
from cxlab.workbook.catalogue import Notebook
from cxlab.workbook.reports import Reports, make_reports


def reports_by_language(
    notebooks: Sequence[Notebook],
    folders: Mapping[str, Path],
    tell: Callable[[str], None],
    cold: bool = False,
    fresh: bool = False,
) -> dict[str, Reports]:
    """Return the reports of every language; where one failed, no page links it.

    Parameters
    ----------
    notebooks : sequence of Notebook
    folders : mapping of str to Path
        By language.
    tell, cold, fresh
        As for `make_reports`.

    Raises
    ------
    InputError
        If a folder cannot be made, or is the notebooks' own.
    """
    how = partial(_in_language, notebooks, folders, cold=cold)
    made = {code: how(code, linked=list(folders), tell=tell, fresh=fresh) for code in folders}
    failed = any(len(reports.notebooks) < len(notebooks) for reports in made.values())
    if failed and len(folders) > 1:
        for code in folders:
            how(code, linked=(), tell=lambda _: None, fresh=False)
    return made


def _in_language(
    notebooks: Sequence[Notebook],
    folders: Mapping[str, Path],
    code: str,
    *,
    linked: Sequence[str],
    tell: Callable[[str], None],
    cold: bool,
    fresh: bool,
) -> Reports:
    speak(code)
    given = {} if code == ENGLISH else {"language": code}
    how = {"cold": cold, "fresh": fresh}
    return make_reports(notebooks, folders[code], tell, given, languages=linked, **how)

"""What a report says of itself, and a new run cannot show: is it true, false, or its own word?"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from cxlab.errors import InputError
from cxlab.published import ROOT
from cxlab.survey.cell_texts import texts_of
from cxlab.survey.codebook.codebook import Column
from cxlab.survey.codebook.codebook_file import read_codebook
from cxlab.survey.files.read import read_survey
from cxlab.workbook.catalogue import Notebook
from cxlab.workbook.claimed_passport import ClaimedPassport
from cxlab.workbook.code_stamp import PACKAGE, code_stamp
from cxlab.workbook.passport import Passport, current_revision, git

SPLIT = ": "  # "branch: Harbour"
SHOWN = 3  # values of a column


@dataclass(frozen=True)
class OwnWord:
    """What a report says of itself: what is false, and what nobody here can tell."""

    false: tuple[str, ...] = ()
    unproven: tuple[str, ...] = ()


def own_word(
    claimed: ClaimedPassport, true: Passport, notebook: Notebook, places: Mapping[str, Path]
) -> OwnWord:
    """Return what of a report's claims about itself is false or unproven.

    Parameters
    ----------
    claimed : ClaimedPassport
        Of a page that is otherwise the same as a new run's.
    true : Passport
        The new run's.
    notebook : Notebook
    places : mapping of str to Path
        Where its data are now, by parameter.
    """
    revision = _revision(claimed, true, notebook)
    about = _about(claimed.about, places)
    return OwnWord(revision.false, (*other_makers(claimed, true), *revision.unproven, *about))


def other_makers(claimed: ClaimedPassport, true: Passport) -> tuple[str, ...]:
    """Return the code, versions and data of the report that are not those of this clone."""
    reasons = []
    if claimed.code != true.code:
        reasons.append("the notebook or cxlab's code is not the same here")
    reasons += [
        f"{name} was {claimed.packages.get(name, 'not named')}, "
        f"is {true.packages.get(name, 'not named')} here"
        for name in (true.packages | claimed.packages)
        if claimed.packages.get(name) != true.packages.get(name)
    ]
    if claimed.files != true.files:
        reasons.append("the data are not the same here")
    return tuple(reasons)


def _revision(claimed: ClaimedPassport, true: Passport, notebook: Notebook) -> OwnWord:
    """Say whether the commit that a report names can have made it.

    Where it is another than this clone's it is the report's own word, even if it holds the same
    code; false where it holds other code than the report says it was made by.
    """
    revision = claimed.revision
    if revision == current_revision():
        return OwnWord()
    word = f"the commit it names ({revision}) is its own word: this clone is at another"
    if git("cat-file", "-t", revision) != "commit":
        return OwnWord(unproven=(word,))
    cells = (cell.source for cell in notebook.cells if cell.cell_type == "code")
    files = [str((PACKAGE / name).relative_to(ROOT)) for name, *_ in code_stamp(cells)]
    if not git("diff", "--name-only", revision, "--", *files):
        return OwnWord(unproven=(f"{word}, of the same code",))
    if claimed.code == true.code:
        return OwnWord(false=(f"the commit it names ({revision}) holds other code than it says",))
    return OwnWord(unproven=(word,))


def _about(about: str, places: Mapping[str, Path]) -> tuple[str, ...]:
    """Return what to say of "branch: Harbour" unless all rows of the data are of that branch.

    It need not be false: of a file with labels (SPSS, Stata) a branch's rows carry codes.
    """
    column, _, value = about.partition(SPLIT)
    values = _values(column, places)
    if not about or values == {value}:
        return ()
    word = f"that it is about '{about}' is its own word"
    if not values:
        return (f"{word}: look into its data file",)
    return (f"{word}: in its data {column} is {', '.join(sorted(values)[:SHOWN])}",)


def _values(column: str, places: Mapping[str, Path]) -> set[str]:
    """Return the values of a column of the data file; none where either is not there."""
    data, codebook = places.get("data"), places.get("codebook")
    if data is None or not data.is_file():
        return set()
    try:
        raw = read_survey(str(data))
        known = read_codebook(str(codebook)).columns if codebook else ()
        meant = next((other for other in known if other.name == column), Column(column, "group"))
        if column not in raw.columns:
            return set()
        return {text or "" for text in texts_of(raw, meant, range(len(raw.frame)))}
    except InputError:
        return set()

import re
from types import SimpleNamespace

import pytest

from cxlab.published import sources
from cxlab.workbook.export.bibliography import SOFTWARE, Reference, added
from cxlab.workbook.export.exportable import read_exportable
from tests.workbook.export.reported import reported

ALL = [(one.citation, one.doi) for one in sources().values()] + list(SOFTWARE.values())


def fields(entry):
    return dict(re.findall(r"(?m)^  (\w+) = \{(.*)\},?$", entry))


@pytest.mark.parametrize(("citation", "doi"), ALL)
def test_an_entry_says_what_the_citation_says(citation, doi):
    entry = Reference("key", citation, doi).bibtex()
    shown = {name: text.strip("{}").replace("\\", "") for name, text in fields(entry).items()}
    assert entry.count("{") == entry.count("}")
    if entry.startswith("@misc"):
        assert shown["title"] == citation.rstrip(".")
        return
    names = shown["author"].split(" and ")
    listed = ", ".join([*names[:-1], "et al." if names[-1] == "others" else f"& {names[-1]}"])
    where = "".join(
        [
            f", {shown['volume']}" if "volume" in shown else "",
            f"({shown['number']})" if "number" in shown else "",
            f", {shown['pages'].replace('--', '-')}.",
        ]
    )
    ends = "" if shown["title"].endswith("?") else "."
    assert citation == (
        f"{listed.removeprefix('& ')} ({shown['year']}). {shown['title']}{ends} "
        f"{shown['journal']}{where}"
    )
    assert shown.get("doi", "") == doi


def test_most_papers_are_articles_with_authors():
    entries = [Reference("key", citation).bibtex() for citation, _ in ALL]
    assert sum(entry.startswith("@article") for entry in entries) >= 25


def test_entries_that_are_there_stay(tmp_path):
    report = read_exportable(reported(tmp_path))
    own = "@book{mine,\n  title = {Own}\n}\n\n@article{iyengar_lepper_2000,\n  note = {edited}\n}\n"
    text = added(own, report)
    assert text.startswith(own)
    assert text.count("iyengar_lepper_2000,") == 1
    assert "@article{numpy_2.4.6," in text
    assert added(text, report) == text


def test_runs_of_two_commits_are_cited_by_their_own(tmp_path):
    (tmp_path / "one").mkdir()
    first = read_exportable(reported(tmp_path / "one"))
    later = SimpleNamespace(
        findings=first.findings, passport=first.passport.model_copy(update={"revision": "fedc"})
    )
    both = added(added("", first), later)
    keys = re.findall(r"@\w+\{(cxlab_\w+),", both)
    assert keys == [f"cxlab_{first.passport.revision}", "cxlab_fedc"]

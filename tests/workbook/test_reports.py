import shutil

import pytest

from cxlab import cli
from cxlab.words import speaking
from cxlab.workbook import code_stamp, made, passport, reports
from cxlab.workbook.catalogue import Notebook
from cxlab.workbook.made import results_of
from cxlab.workbook.pages.other_language import LINK
from tests.workbook.tiny import logged, of_scores, saved, scores


class Folder:
    """Two notebooks with data beside them, their reports, and a log of the runs there were."""

    def __init__(self, place):
        self.place, self.out, self.log = place, place / "out", place / "log.txt"
        scores(place / "shop.csv", {"a": 12})
        book = of_scores(place, logged(self.log))
        content = book.content
        content.cells[1].source = 'data: str = "shop.csv"  # beside this notebook'
        self.paths = [saved(content, place, name) for name in ("01_one", "02_two")]
        book.path.unlink()

    def report(self, **how):
        """Make the reports; return how many notebooks were run for it, and the entries."""
        before = self.runs()
        books = [Notebook(path) for path in self.paths]
        self.told = []
        made = reports.make_reports(books, self.out, self.told.append, **how)
        reports.renew_index(made)
        return self.runs() - before, made.entries()

    def runs(self):
        return len(self.log.read_text().splitlines()) if self.log.exists() else 0

    def bytes(self):
        return {path.name: path.read_bytes() for path in self.out.iterdir()}


@pytest.fixture(scope="module")
def made_once(tmp_path_factory):
    folder = Folder(tmp_path_factory.mktemp("reports"))
    assert folder.report()[0] == 2
    return folder


@pytest.fixture
def folder(made_once, tmp_path):
    """The folder as it is after a first report, to be changed."""
    shutil.copytree(made_once.place, tmp_path, dirs_exist_ok=True)
    copy = Folder.__new__(Folder)
    copy.place, copy.out, copy.log = tmp_path, tmp_path / "out", made_once.log
    copy.paths = [tmp_path / path.name for path in made_once.paths]
    return copy


def test_a_second_report_runs_nothing_and_says_the_same(folder):
    before = folder.bytes()
    ran, entries = folder.report()
    assert (ran, folder.bytes()) == (0, before)
    assert folder.told == ["01_one  unchanged", "02_two  unchanged"]
    assert folder.report(fresh=True) == (2, entries)
    assert folder.bytes() == before


def test_what_was_edited_or_removed_in_the_folder_is_made_again(folder):
    before = folder.bytes()
    for name in results_of("01_one"):
        (folder.out / name).write_text("edited", encoding="utf-8")
        assert folder.report()[0] == 1
        assert folder.bytes() == before
        (folder.out / name).unlink()
        assert folder.report()[0] == 1
        assert folder.bytes() == before


def test_the_index_is_written_again_when_it_would_be_another_or_is_asked_for(folder, monkeypatch):
    written, write = [], reports.write_index
    monkeypatch.setattr(reports, "write_index", lambda *how: written.append(write(*how)))

    def times(**how):
        del written[:]
        folder.report(**how)
        return len(written)

    before = folder.bytes()
    assert (times(), times(fresh=True), times()) == (0, 1, 0)
    for name in ("index.html", "README.md"):
        (folder.out / name).write_text("edited", encoding="utf-8")
        assert (times(), folder.bytes()) == (1, before)
    scores(folder.place / "shop.csv", {"a": 13})
    assert times() == 1
    monkeypatch.setattr(reports, "package_stamp", lambda: ())  # other code
    assert (times(), times()) == (1, 0)


def test_another_notebook_or_other_data_are_run(folder):
    text = folder.paths[0].read_text(encoding="utf-8")
    folder.paths[0].write_text(text.replace("It is above 0", "It is over 0"), encoding="utf-8")
    assert folder.report()[0] == 1
    assert "It is over 0" in (folder.out / "01_one.html").read_text(encoding="utf-8")
    scores(folder.place / "shop.csv", {"a": 13})
    ran, entries = folder.report()
    assert (ran, [entry.findings[0].estimate.n for entry in entries]) == (2, [13, 13])


def lengthen(file):
    file.write_text(file.read_text(encoding="utf-8") + "\n", encoding="utf-8")


def test_another_language_version_or_module_is_run(folder, tmp_path, monkeypatch):
    copy = tmp_path / "code" / "cxlab"
    shutil.copytree(code_stamp.PACKAGE, copy, ignore=shutil.ignore_patterns("__pycache__"))
    for module in (code_stamp, passport):
        monkeypatch.setattr(module, "PACKAGE", copy)
    assert folder.report()[0] == 0  # the same code elsewhere
    lengthen(copy / "claims" / "estimate.py")
    assert folder.report()[0] == 2
    lengthen(copy / "questions" / "loyalty" / "claims.py")
    assert folder.report()[0] == 0  # these notebooks do not need it
    with monkeypatch.context() as patch:
        patch.setattr(made, "packages", lambda: passport.packages() | {"numpy": "0.1"})
        assert folder.report()[0] == 2
    with speaking("ko"):
        assert folder.report()[0] == 2
        assert folder.report()[0] == 0
        assert '<html lang="ko">' in (folder.out / "01_one.html").read_text(encoding="utf-8")


def test_what_changes_while_it_is_read_is_run_again(folder, monkeypatch):
    """A page of data or code that were there for a moment must not pass for one of those before."""
    render, original = reports.render, (folder.place / "shop.csv").read_bytes()
    scores(folder.place / "shop.csv", {"a": 15})

    def render_while_others_write(run, **how):
        (folder.place / "shop.csv").write_bytes(original)
        return render(run, **how)

    with monkeypatch.context() as patch:
        patch.setattr(reports, "render", render_while_others_write)
        assert folder.report()[0] == 2
    ran, entries = folder.report()
    assert ran > 0
    assert {entry.findings[0].estimate.n for entry in entries} == {12}


def test_a_notebook_that_fails_keeps_its_page_and_one_mended_loses_its_failed_copy(folder):
    before, text = folder.bytes(), folder.paths[0].read_text(encoding="utf-8")
    folder.paths[0].write_text(text.replace("import csv", "1 / 0; import csv"), encoding="utf-8")
    assert [entry.name for entry in folder.report()[1]] == ["02_two"]
    assert folder.bytes().keys() - before.keys() == {"01_one.failed.ipynb"}
    folder.paths[0].write_text(text, encoding="utf-8")
    assert folder.report()[0] == 0
    assert folder.bytes() == before


def test_check_and_refresh_run_whatever_was_reported(folder, monkeypatch):
    monkeypatch.setattr(cli, "_chosen", lambda names: [Notebook(path) for path in folder.paths])

    def run_all(command):
        before = folder.runs()
        with pytest.raises(cli.typer.Exit) as ended:
            command(None)
        assert (ended.value.exit_code, folder.runs() - before) == (0, 2)

    run_all(cli.refresh)  # which papermill's tags come with
    folder.report()
    run_all(cli.check)
    run_all(cli.refresh)
    assert folder.report()[0] == 0  # outputs stored in a notebook change no report


def test_a_page_is_made_anew_when_its_other_language_comes_or_goes(folder):
    page, korean = folder.out / "01_one.html", folder.out / "ko"
    assert LINK not in page.read_text(encoding="utf-8")
    korean.mkdir()
    for name in ("01_one.html", ".01_one.made"):
        (korean / name).touch()
    assert folder.report()[0] == 1  # the other one's is not there
    assert LINK in page.read_text(encoding="utf-8")
    assert folder.report()[0] == 0
    shutil.rmtree(korean)
    assert folder.report()[0] == 1
    assert LINK not in page.read_text(encoding="utf-8")

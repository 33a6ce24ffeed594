import json
import shutil
import signal
from dataclasses import replace

import pytest
from nbformat.v4 import new_code_cell, new_notebook, new_output

from cxlab.errors import InputError
from cxlab.survey.big.responses import NO_FINGERPRINT
from cxlab.workbook import code_stamp, passport
from cxlab.workbook import verify as module
from cxlab.workbook.code_stamp import PACKAGE
from cxlab.workbook.ending import SIGNALLED, WRONG
from cxlab.workbook.pages.other_language import LINK
from cxlab.workbook.pages.report import render, render_as, write
from cxlab.workbook.passport import Passport, current_revision, git, packages
from cxlab.workbook.run import NotebookError, run
from cxlab.workbook.verify import Answer, verify


@pytest.fixture(scope="module")
def genuine(jam_run):
    return render(jam_run)


@pytest.fixture
def page(jam_run, genuine, tmp_path, monkeypatch):
    """A genuine report; re-runs of the same inputs are answered from the one run."""
    monkeypatch.setattr(module, "run", lambda notebook, parameters: jam_run)
    return write(genuine, jam_run, tmp_path)


def test_a_genuine_report(page):
    assert verify(page).answer is Answer.YES


def test_a_page_that_links_its_other_language_is_as_genuine(page, jam_run):
    write(render(jam_run, linked=True), jam_run, page.parent)
    assert LINK in page.read_text(encoding="utf-8")
    assert verify(page).answer is Answer.YES


def forge(page, *changes, ending=".html"):
    """Change a report's file; each change must find what it changes."""
    path = page.with_suffix(ending)
    text = path.read_text(encoding="utf-8")
    for was, now in changes:
        assert was in text
        text = text.replace(was, now)
    path.write_text(text, encoding="utf-8", newline="\n")


WORDS = {
    "a digit in a table": (">260</td>", ">261</td>"),
    "a digit in a sentence": ("10.3 percentage points", "30.1 percentage points"),
    "a verdict": ("Supported", "Certain"),
    "a title": ("<title>Do fewer", "<title>Do no fewer"),
    "a heading": ("<h1>Do fewer", "<h1>Do no fewer"),
    "an alt text": ('aria-label="Of all', 'aria-label="Of no'),
    "a place in a picture": ('d="M 0 3 ', 'd="M 0 4 '),
    "a rule that hides": ("<style>", "<style>.cx-note { display: none } "),
    "an attribute that hides": ('<p class="cx-note">', '<p hidden class="cx-note">'),
    "a sentence added": ("</main>", "<p>Audited.</p></main>"),
    "something after the end": ("</html>", "</html><!-- audited -->"),
    "a script": ("</body>", "<script>alert(1)</script></body>"),
    "about, without the passport": ('<p class="cx-lead">', '<p class="cx-about">Harbour</p><p>'),
    "the revision shown": (f"<td>{current_revision()}", "<td>deadbeef0000"),
    "a version shown": ("scipy 1.", "scipy 9."),
    "a version in the passport alone": ('"scipy": "1.', '"scipy": "9.'),
    "a parameter in the passport alone": ('"power": 0.8', '"power": 0.9'),
    "a field more in the passport": ('{"about": ', '{"audited": true, "about": '),
    "the notebook's name": ('"notebook": "01_choice_overload"', '"notebook": "03_service_quality"'),
}


@pytest.mark.parametrize("change", WORDS.values(), ids=WORDS.keys())
def test_a_page_that_was_altered_is_none(page, change):
    forge(page, change)
    assert verify(page).answer is Answer.NO


def test_the_place_is_named(page):
    forge(page, ("10.3 percentage points", "30.1 percentage points"))
    (reason,) = verify(page).reasons[:1]
    assert "01_choice_overload.html was altered: line " in reason
    assert "30.1 percentage points" in reason


@pytest.fixture
def claiming(jam_run, genuine, tmp_path, monkeypatch):
    """Write a set of files that says consistently what is not so."""
    monkeypatch.setattr(module, "run", lambda notebook, parameters: jam_run)
    true = Passport(**genuine.content["passport"])

    def made(**claims):
        return write(render_as(jam_run, replace(true, **claims)), jam_run, tmp_path)

    return made


@pytest.mark.parametrize(
    ("claims", "reason"),
    [
        ({"about": "branch: <Harbour>"}, "'branch: <Harbour>' is its own word"),
        ({"about": "audited"}, "'audited' is its own word"),
        ({"revision": "deadbeef0000"}, "(deadbeef0000) is its own word"),
        ({"revision": "unknown"}, "(unknown) is its own word"),
        ({"packages": packages() | {"scipy": "0.9"}}, "scipy was 0.9"),
        ({"packages": packages() | {"audit": "1"}}, "audit was 1, is not named here"),
        ({"packages": {}}, "scipy was not named"),
        ({"code": "0" * 64}, "code is not the same here"),
        ({"files": {"iyengar_lepper_2000.csv": "0" * 64}}, "the data are not the same here"),
        ({"files": {}}, "the data are not the same here"),
        ({"files": {"iyengar_lepper_2000.csv": NO_FINGERPRINT}}, "the data are not the same here"),
    ],
)
def test_what_a_report_says_of_itself_is_its_own_word(claiming, claims, reason):
    page = claiming(**claims)
    verification = verify(page)
    assert verification.answer is Answer.YES_EXCEPT
    assert reason in " ".join(verification.reasons)
    forge(page, ("10.3 percentage points", "30.1 percentage points"))
    forged = verify(page)
    assert forged.answer in (Answer.NO, Answer.CANNOT_TELL)
    assert any("30.1 percentage points" in reason for reason in forged.reasons)


def test_a_commit_of_other_code_than_the_report_says_is_false(claiming):
    first = git("rev-list", "--max-parents=0", "HEAD").splitlines()[0][:12]
    verification = verify(claiming(revision=first))
    assert verification.answer is Answer.NO
    assert f"({first}) holds other code than it says" in verification.reasons[0]


@pytest.mark.parametrize(
    ("ending", "change"),
    [
        (".json", ('"verdict": "SUPPORTED"', '"verdict": "CONTRADICTED"')),
        (".json", ('"revision": "', '"revision": "0')),
        (".json", ('"notebook": ', '"audited": true,\n "notebook": ')),
        (".ipynb", ("SUPPORTED", "CONTRADICTED")),
        (".ipynb", ("10.3 percentage points", "30.1 percentage points")),
        (".ipynb", ('"outputs": [', '"outputs":  [')),
    ],
)
def test_the_files_beside_the_page_are_compared_too(page, ending, change):
    verification = verify(page)
    assert verification.answer is Answer.YES
    assert verification.files == tuple(
        f"01_choice_overload{e}" for e in (".html", ".json", ".ipynb")
    )
    forge(page, change, ending=ending)
    verification = verify(page)
    assert verification.answer is Answer.NO
    assert f"01_choice_overload{ending} was altered" in verification.reasons[0]
    page.with_suffix(ending).unlink()
    assert verify(page).answer is Answer.YES


def test_another_version_that_gives_another_page_cannot_be_told(claiming):
    page = claiming(packages=packages() | {"scipy": "0.9"})
    for ending in (".html", ".json", ".ipynb"):
        forge(page, ("10.3", "10.4"), ending=ending)
    verification = verify(page)
    assert verification.answer is Answer.CANNOT_TELL
    assert "scipy was 0.9" in verification.reasons[0]
    forge(page, ("scipy 0.9", "scipy 1.9"))
    assert verify(page).answer is Answer.NO  # its page does not even show its own passport


@pytest.mark.parametrize("language", ["en", "ko"])
def test_a_run_that_its_passport_does_not_allow(jam_run, tmp_path, monkeypatch, language):
    spoken = replace(jam_run, parameters=jam_run.parameters | {"language": language})
    page = write(render(spoken), spoken, tmp_path)
    monkeypatch.setattr(module, "run", run)
    forge(page, ('"power": 0.8', '"power": 80'))
    verification = verify(page)
    assert verification.answer is Answer.NO
    assert "cannot be run from its passport" in verification.reasons[0]


def test_a_module_that_is_not_here_proves_nothing(page, monkeypatch):
    told = "No module named 'mine'"
    raised = new_output("error", ename="ModuleNotFoundError", evalue=told, traceback=[])
    failed = new_notebook(cells=[new_code_cell(outputs=[raised])])

    def fails(notebook, parameters):
        raise NotebookError(told, failed)

    monkeypatch.setattr(module, "run", fails)
    verification = verify(page)
    assert verification.answer is Answer.CANNOT_TELL
    assert told in verification.reasons[0]


def test_each_answer_has_an_exit_code_of_its_own():
    codes = {answer.exit_code for answer in Answer}
    assert Answer.YES.exit_code == 0
    assert len(codes) == len(Answer)
    assert not codes & {WRONG, SIGNALLED + signal.SIGINT, SIGNALLED + signal.SIGTERM}


def test_code_that_a_report_does_not_need_may_be_added_or_changed(jam_run, tmp_path, monkeypatch):
    package = tmp_path / "cxlab"
    shutil.copytree(PACKAGE, package, ignore=shutil.ignore_patterns("__pycache__"))
    for reader in (code_stamp, passport):
        monkeypatch.setattr(reader, "PACKAGE", package)
    monkeypatch.setattr(module, "run", lambda notebook, parameters: jam_run)
    page = write(render(jam_run), jam_run, tmp_path)
    (package / "questions" / "loyalty.py").write_text("asked = True\n", encoding="utf-8")
    (package / "workbook" / "verify.py").write_text("", encoding="utf-8")
    assert verify(page).answer is Answer.YES
    with (package / "claims" / "verdict.py").open("a", encoding="utf-8") as file:
        file.write("\n")
    assert verify(page).answer is Answer.YES_EXCEPT  # the same to the byte, by other code
    assert verify(page).reasons == ("the notebook or cxlab's code is not the same here",)


def claim(**changed):
    good = {"notebook": "01_choice_overload", "parameters": {}, "files": {}, "packages": {},
            "code": "", "revision": "unknown"}  # fmt: skip
    return f'<script id="cxlab-passport">{json.dumps(good | changed)}</script>'


@pytest.mark.parametrize(
    "text",
    [
        "",
        "<html>",
        '<script id="cxlab-passport">{</script>',
        f'<script id="cxlab-passport">{"[" * 100_000}</script>',
        claim(parameters=[1]),
        claim(files=None),
        claim(packages=3),
        claim(parameters={"data": "x" * 5000}),
        claim(revision="audited by an expert"),
    ],
)
def test_a_page_without_passport(tmp_path, text):
    page = tmp_path / "x.html"
    page.write_text(text)
    with pytest.raises(InputError, match="no readable passport"):
        verify(page)


def test_a_passport_that_names_another_file_as_notebook(page):
    text = page.read_text(encoding="utf-8").replace('"notebook": "01_', '"notebook": "../../01_')
    page.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match="no notebook"):
        verify(page)

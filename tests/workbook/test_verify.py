import json
import shutil
import signal
from dataclasses import replace

import pandas as pd
import pytest

from cxlab.errors import InputError
from cxlab.published import ROOT
from cxlab.survey.big.responses import NO_FINGERPRINT
from cxlab.workbook import code_stamp, passport
from cxlab.workbook import verify as module
from cxlab.workbook.catalogue import Notebook, find
from cxlab.workbook.code_stamp import PACKAGE
from cxlab.workbook.ending import SIGNALLED, WRONG
from cxlab.workbook.pages.report import render, render_as, write
from cxlab.workbook.passport import Passport, current_revision, git, packages
from cxlab.workbook.records import findings
from cxlab.workbook.run import run
from cxlab.workbook.verify import Answer, verify
from tests.questions.service_quality.surveys import answers
from tests.questions.service_quality.surveys import write as write_survey
from tests.tolerances import SUMMED
from tests.workbook.tiny import notebook, saved


@pytest.fixture
def page(jam_run, tmp_path, monkeypatch):
    """A genuine report; re-runs of the same inputs are answered from the one run."""
    monkeypatch.setattr(module, "run", lambda notebook, parameters: jam_run)
    return write(render(jam_run), jam_run, tmp_path)


def test_a_genuine_report(page):
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
    "a digit in a sentence": ("10.3 points", "30.1 points"),
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
    forge(page, ("10.3 points", "30.1 points"))
    assert "01_choice_overload.html was altered: line " in verify(page).reasons[0]
    assert "30.1 points" in verify(page).reasons[0]


def claiming(jam_run, folder, **claims):
    """A set of files that says consistently what is not so."""
    true = Passport(**render(jam_run).content["passport"])
    return write(render_as(jam_run, replace(true, **claims)), jam_run, folder)


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
def test_what_a_report_says_of_itself_is_its_own_word(
    jam_run, tmp_path, monkeypatch, claims, reason
):
    monkeypatch.setattr(module, "run", lambda notebook, parameters: jam_run)
    page = claiming(jam_run, tmp_path, **claims)
    verification = verify(page)
    assert verification.answer is Answer.YES_EXCEPT
    assert reason in " ".join(verification.reasons)
    forge(page, ("10.3 points", "30.1 points"))
    assert verify(page).answer in (Answer.NO, Answer.CANNOT_TELL)
    assert any("30.1 points" in reason for reason in verify(page).reasons)


def test_a_commit_of_other_code_than_the_report_says_is_false(jam_run, tmp_path, monkeypatch):
    monkeypatch.setattr(module, "run", lambda notebook, parameters: jam_run)
    first = git("rev-list", "--max-parents=0", "HEAD").splitlines()[0][:12]
    verification = verify(claiming(jam_run, tmp_path, revision=first))
    assert verification.answer is Answer.NO
    assert f"({first}) holds other code than it says" in verification.reasons[0]


@pytest.mark.parametrize(
    ("ending", "change"),
    [
        (".json", ('"verdict": "SUPPORTED"', '"verdict": "CONTRADICTED"')),
        (".json", ('"revision": "', '"revision": "0')),
        (".json", ('"notebook": ', '"audited": true,\n "notebook": ')),
        (".ipynb", ("SUPPORTED", "CONTRADICTED")),
        (".ipynb", ("10.3 points", "30.1 points")),
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


def test_another_version_that_gives_another_page_cannot_be_told(jam_run, tmp_path, monkeypatch):
    monkeypatch.setattr(module, "run", lambda notebook, parameters: jam_run)
    page = claiming(jam_run, tmp_path, packages=packages() | {"scipy": "0.9"})
    for ending in (".html", ".json", ".ipynb"):
        forge(page, ("10.3", "10.4"), ending=ending)
    verification = verify(page)
    assert verification.answer is Answer.CANNOT_TELL
    assert "scipy was 0.9" in verification.reasons[0]
    forge(page, ("scipy 0.9", "scipy 1.9"))
    assert verify(page).answer is Answer.NO  # its page does not even show its own passport


def test_a_run_that_its_passport_does_not_allow(page, monkeypatch):
    monkeypatch.setattr(module, "run", run)
    forge(page, ('"power": 0.8', '"power": 80'))
    verification = verify(page)
    assert verification.answer is Answer.NO
    assert "cannot be run from its passport" in verification.reasons[0]


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


def test_own_data_is_looked_for_beside_the_report_and_must_be_the_same(tmp_path):
    data = tmp_path / "shop.csv"
    data.write_text("options,n,count\n6,100,20\n24,100,10\n", encoding="utf-8")
    done = run(find("choice_overload"), {"data": str(data)})
    page = write(render(done), done, tmp_path)
    assert verify(page).answer is Answer.YES
    elsewhere = tmp_path / "there" / "shop.csv"
    elsewhere.parent.mkdir()
    data.rename(elsewhere)
    with pytest.raises(InputError, match="--data FILE"):
        verify(page)
    renamed = shutil.copy(elsewhere, tmp_path / "there" / "shop of anna.csv")
    assert verify(page, str(renamed)).answer is Answer.YES
    elsewhere.write_text("options,n,count\n6,100,20\n24,100,11\n", encoding="utf-8")
    assert "is not the one the report used" in verify(page, str(elsewhere)).reasons[0]


SURVEY = """from cxlab.survey.codebook.codebook_file import read_codebook
from cxlab.evidence.account import account_of_responses
from cxlab.survey.files.read import read_survey
from cxlab.survey.responses import clean
account_of_responses(clean(read_survey(data), read_codebook(codebook)))"""


@pytest.fixture
def surveyed(tmp_path, monkeypatch):
    """A report made from a survey and its codebook, and the folder both lie in."""
    parameters = 'data: str = ""  # the survey\ncodebook: str = ""  # its codebook'
    book = Notebook(saved(notebook(SURVEY, parameters=parameters), tmp_path, "01_survey"))
    monkeypatch.setattr(module, "find", lambda name: book)
    (tmp_path / "shop.csv").write_text("P01\n5\n6\n", encoding="utf-8")
    (tmp_path / "shop.yml").write_text("columns:\n  P01: perception\n", encoding="utf-8")
    given = {"data": str(tmp_path / "shop.csv"), "codebook": str(tmp_path / "shop.yml")}
    done = run(book, given)
    return write(render(done), done, tmp_path)


def test_a_codebook_is_looked_for_beside_the_report_and_beside_the_data(surveyed, tmp_path):
    assert verify(surveyed).answer is Answer.YES
    there = tmp_path / "there"
    there.mkdir()
    for name in ("shop.csv", "shop.yml"):
        (tmp_path / name).rename(there / name)
    assert verify(surveyed, str(there / "shop.csv")).answer is Answer.YES
    (there / "shop.yml").rename(tmp_path / "shop.yml")
    assert verify(surveyed, str(there / "shop.csv")).answer is Answer.YES


def test_another_codebook_is_named_and_one_that_is_gone(surveyed, tmp_path):
    codebook = tmp_path / "shop.yml"
    codebook.write_text("columns:\n  P01: {role: perception, reversed: true}\n", encoding="utf-8")
    verification = verify(surveyed)
    assert verification.answer is Answer.NO
    assert verification.reasons == ("the codebook shop.yml is not the one the report used",)
    codebook.unlink()
    with pytest.raises(InputError, match="'shop.yml', which is not here: put it beside the report"):
        verify(surveyed)


def test_a_notebook_of_ones_own_with_its_survey_beside_it(tmp_path, monkeypatch):
    """Run from anywhere; its committed defaults are no settings of the run."""
    parameters = 'data: str = "shop.csv"  # the survey\ncodebook: str = "shop.yml"  # its codebook'
    mine, elsewhere = tmp_path / "mine", tmp_path / "elsewhere"
    for folder in (mine, elsewhere):
        folder.mkdir()
    book = Notebook(saved(notebook(SURVEY, parameters=parameters), mine, "survey"))
    (mine / "shop.csv").write_text("P01\n5\n6\n", encoding="utf-8")
    (mine / "shop.yml").write_text("columns:\n  P01: perception\n", encoding="utf-8")
    monkeypatch.chdir(elsewhere)
    done = run(book)
    page = write(render(done), done, elsewhere)
    assert (done.changed, done.parameters["data"]) == ((), "shop.csv")
    assert str(tmp_path) not in page.read_text(encoding="utf-8")
    with pytest.raises(InputError, match="no notebook 'survey'.* add --notebook PATH"):
        verify(page)
    assert verify(page, own_notebook=book.path).answer is Answer.YES
    (mine / "shop.csv").write_text("P01\n5\n7\n", encoding="utf-8")
    assert verify(page, own_notebook=book.path).reasons == (
        "the data file shop.csv is not the one the report used",
    )


def test_a_folder_of_own_data_is_looked_for_and_must_be_the_same(tmp_path):
    sample = ROOT / "data" / "samples" / "simulated_five_gaps"
    folder = tmp_path / "mine"
    shutil.copytree(sample, folder)
    done = run(find("five_gaps"), {"data": str(folder)})
    page = write(render(done), done, tmp_path)
    assert verify(page).answer is Answer.YES
    text = (folder / "staff.csv").read_text(encoding="utf-8")
    (folder / "staff.csv").write_text(text.replace("branch 01,", "branch 02,", 1), "utf-8")
    assert "staff.csv is not the one the report used" in verify(page, str(folder)).reasons[0]


@pytest.fixture(scope="module")
def large(tmp_path_factory):
    """The same answers as a table, in Parquet parts and behind a URL, and a report of each."""
    import duckdb

    folder = tmp_path_factory.mktemp("private_folder")
    columns = answers(200)
    data, book = write_survey(folder, columns)
    frame, parts = pd.DataFrame(columns), folder / "parts"
    parts.mkdir()
    frame[:120].to_parquet(parts / "1.parquet")
    frame[120:].to_parquet(parts / "2.parquet")
    with duckdb.connect(folder / "shop.db") as connection:
        connection.execute(f"create table answers as from '{data}'")
    url = f"duckdb://{folder}/shop.db?access_mode=READ_ONLY#answers"
    runs = {}
    for kind, given in (("table", data), ("parts", str(parts)), ("url", url)):
        done = run(find("service_quality"), {"data": given, "codebook": book, "draws": 200})
        out = folder / f"out_{kind}"
        out.mkdir()
        runs[kind] = (done, write(render(done), done, out))
    return folder, runs


def test_parts_and_a_table_behind_a_url_give_the_findings_of_a_file(large):
    _, runs = large
    expected = findings(runs["table"][0].executed)
    for kind in ("parts", "url"):
        found = findings(runs[kind][0].executed)
        assert [each.verdict for each in found] == [each.verdict for each in expected]
        for summed, held in zip(found, expected, strict=True):
            if held.estimate is None:
                continue
            assert summed.estimate.n == held.estimate.n
            # How sure a number is rests on single answers where they are held, and says so.
            is_same = summed.estimate.method == held.estimate.method
            for name in ("value", "lower", "upper") if is_same else ("value",):
                assert getattr(summed.estimate, name) == pytest.approx(
                    getattr(held.estimate, name), rel=SUMMED, abs=SUMMED, nan_ok=True
                )


def test_no_path_leaves_the_machine_with_a_report(large):
    folder, runs = large
    for kind in ("parts", "url"):
        for path in runs[kind][1].parent.iterdir():
            text = path.read_text(encoding="utf-8")
            assert "private_folder" not in text
            assert str(folder) not in text
            assert "access_mode" not in text


def test_parts_are_verified_and_a_table_behind_a_url_cannot_be(large):
    folder, runs = large
    assert verify(runs["parts"][1], str(folder / "parts")).answer is Answer.YES
    moved = shutil.copytree(folder / "parts", folder / "renamed")
    assert verify(runs["parts"][1], str(moved)).answer is Answer.YES
    verification = verify(runs["url"][1])
    assert verification.answer is Answer.CANNOT_TELL
    assert "behind a connection" in verification.reasons[0]
    shutil.copy(folder / "parts" / "1.parquet", folder / "parts" / "3.parquet")
    assert "parts is not the one" in verify(runs["parts"][1], str(folder / "parts")).reasons[0]

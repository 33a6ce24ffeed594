import shutil
from functools import partial

import pandas as pd
import pytest

from cxlab.errors import InputError
from cxlab.published import ROOT
from cxlab.workbook import verify as module
from cxlab.workbook.catalogue import Notebook, find
from cxlab.workbook.pages.report import render, write
from cxlab.workbook.records import findings
from cxlab.workbook.run import run
from cxlab.workbook.verify import Answer, verify
from tests.questions.service_quality.surveys import answers
from tests.questions.service_quality.surveys import write as write_survey
from tests.tolerances import SUMMED
from tests.workbook.tiny import WARM, notebook, saved


@pytest.fixture
def warm(monkeypatch):
    """Runs again in warm kernels, which is not what is tested; the tiny notebooks' are cold."""
    monkeypatch.setattr(module, "run", partial(run, warm=WARM))


@pytest.mark.usefixtures("warm")
def test_own_data_is_looked_for_beside_the_report_and_must_be_the_same(tmp_path):
    data = tmp_path / "shop.csv"
    data.write_text("options,n,count\n6,100,20\n24,100,10\n", encoding="utf-8")
    done = run(find("choice_overload"), {"data": str(data)}, warm=WARM)
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
    done = run(book, given, warm=WARM)
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
    done = run(book, warm=WARM)
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


@pytest.mark.usefixtures("warm")
def test_a_folder_of_own_data_is_looked_for_and_must_be_the_same(tmp_path):
    sample = ROOT / "data" / "samples" / "simulated_five_gaps"
    folder = tmp_path / "mine"
    shutil.copytree(sample, folder)
    done = run(find("five_gaps"), {"data": str(folder)}, warm=WARM)
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
        done = run(
            find("service_quality"), {"data": given, "codebook": book, "draws": 200}, warm=WARM
        )
        out = folder / f"out_{kind}"
        out.mkdir()
        runs[kind] = (done, write(render(done), done, out))
    return folder, runs


def test_parts_and_a_table_behind_a_url_give_the_findings_of_a_file(large):
    _, runs = large
    expected = findings(runs["table"][0].executed)
    for kind in ("parts", "url"):
        actual = findings(runs[kind][0].executed)
        assert [finding.verdict for finding in actual] == [finding.verdict for finding in expected]
        for summed, held in zip(actual, expected, strict=True):
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


@pytest.mark.usefixtures("warm")
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

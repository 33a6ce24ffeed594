import json
import subprocess
import sys
from copy import deepcopy
from pathlib import Path

import pytest

from cxlab import cli
from cxlab.errors import InputError
from cxlab.published import ROOT
from cxlab.workbook.catalogue import Notebook, catalogue, find
from cxlab.workbook.records import findings
from tests.workbook.tiny import notebook, of_scores, saved, scores

CXLAB = str(Path(sys.executable).parent / "cxlab")


def cxlab(*words, cwd=ROOT):
    return subprocess.run([CXLAB, *words], capture_output=True, text=True, cwd=cwd, check=False)


def test_list_and_show(inside):
    listed = inside("list").stdout
    assert all(each.name in listed and each.question in listed for each in catalogue())
    shown = inside("show", "choice_overload").stdout
    assert "level: float = 0.95" in shown
    assert "0.5 to 0.9999" in shown
    shown = inside("show", "loyalty").stdout  # its unit is wider than the column
    assert "= 'not said'  of durations" in shown


def test_own_data_from_another_folder_ends_in_a_report_about_it(tmp_path):
    (tmp_path / "shop.csv").write_text("options,n,count\n6,400,80\n24,410,20\n", encoding="utf-8")
    done = cxlab("run", "choice_overload", "-p", "data=shop.csv", "--out", "mine", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    content = json.loads(
        (tmp_path / "mine" / "01_choice_overload.json").read_text(encoding="utf-8")
    )
    by_id = {f["id"]: f for f in content["findings"]}
    assert by_id["jam.bought_of_passed"]["value"] == pytest.approx(80 / 400 - 20 / 410)
    assert by_id["jam.bought_of_passed"]["sources"] == ["own data: shop.csv"]
    assert content["parameters"]["data"] == "own_data/shop.csv"


def test_a_notebook_outside_the_clone_runs_with_the_data_beside_it(inside, tmp_path):
    there = tmp_path / "mine"
    there.mkdir()
    content = of_scores(there).content
    content.cells[1].source = 'data: str = "shop.csv"  # beside this notebook'
    saved(content, there)
    scores(there / "shop.csv", {"a": 20, "b": 30})
    done = inside("run", "mine/01_tiny.ipynb", "--out", "out")
    assert done.exit_code == 0, done.stderr
    report = json.loads((tmp_path / "out" / "01_tiny.json").read_text(encoding="utf-8"))
    assert [finding["n"] for finding in report["findings"]] == [50]
    assert report["parameters"] == {"data": "shop.csv"}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("run", "choise_overload"), "Did you mean 'choice_overload'?"),
        (("run", "choice_overload", "-p", "data=bad.csv"), "bad.csv, row 2: count is 9, more than"),
    ],
)
def test_wrong_input_ends_in_few_plain_lines_and_exit_code_2(tmp_path, words, said):
    (tmp_path / "bad.csv").write_text("options,n,count\n6,4,9\n24,4,2\n", encoding="utf-8")
    out = ("--out", "out") if words[0] == "run" else ()
    done = cxlab(*words, *out, cwd=tmp_path)
    assert done.returncode == 2
    assert said in done.stderr
    assert len(done.stderr.strip().splitlines()) <= 3
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("run", "choice_overload", "-p", "lvel=.9"), "Did you mean 'level'?"),
        (("run", "choice_overload", "-p", "level=2"), "should be less than or equal to 0.9999"),
        (("run", "choice_overload", "-p", "data=no.csv"), "there is no file 'no.csv'"),
        (("run", "choice_overload", "-p", "data=" + "x" * 300), "this is no path of a file"),
        (("sweep", "choice_overload"), "say which runs: one of --by COLUMN"),
        (("codebook", "no.csv"), "no.csv: there is no such file"),
        (("report", "--language", "kr"), "language is 'kr'; allowed are en, ko."),
    ],
)
def test_wrong_input_is_said_in_few_lines_before_anything_is_done(inside, tmp_path, words, said):
    with pytest.raises(InputError) as refused:
        inside(*words)
    assert said in str(refused.value)
    assert len(str(refused.value).splitlines()) <= 3
    assert list(tmp_path.iterdir()) == []


def test_a_codebook_is_drafted_and_never_overwritten(inside, tmp_path):
    (tmp_path / "shop.csv").write_text("E01,P01,branch\n7,5,a\n6,6,b\n", encoding="utf-8")
    done = inside("codebook", "shop.csv")
    assert (done.exit_code, done.stdout) == (0, "shop.yml\n")
    assert "3 of 3 columns have a role" in done.stderr
    drafted = (tmp_path / "shop.yml").read_bytes()
    with pytest.raises(InputError, match="'shop.yml' is there already and is kept; choose another"):
        inside("codebook", "shop.csv")
    assert inside("codebook", "shop.csv", "--out", "b.yml").exit_code == 0
    assert (tmp_path / "shop.yml").read_bytes() == (tmp_path / "b.yml").read_bytes() == drafted


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Q1,Q2,Q3\n1,2,3\n4,5,2\n3,3,1\n", "3 columns hold ratings, but their names tell no role"),
        ("Survey of spring\nwritten by hand\n", "no column looks like a rating: are the names of"),
    ],
)
def test_a_draft_without_ratings_ends_with_exit_code_1(inside, tmp_path, text, said):
    (tmp_path / "shop.csv").write_text(text, encoding="utf-8")
    done = inside("codebook", "shop.csv")
    assert (done.exit_code, done.stdout) == (1, "shop.yml\n")
    assert said in done.stderr


def test_a_run_without_any_evidence_ends_with_exit_code_1(inside, tmp_path):
    (tmp_path / "shop.csv").write_text("P1\n5\n6\n4\n", encoding="utf-8")
    (tmp_path / "shop.yml").write_text("columns:\n  P1: {role: perception}\n", encoding="utf-8")
    own = ("-p", "data=shop.csv", "-p", "codebook=shop.yml", "--out", "out")
    done = inside("run", "service_quality", *own)
    assert done.exit_code == 1
    assert "03_service_quality: every finding reads 'no evidence'" in done.stderr
    assert (tmp_path / "out" / "03_service_quality.html").exists()


def test_reports_in_both_languages_hold_the_same_numbers_and_link_each_other(inside, tmp_path):
    both = ("--language", "ko", "--language", "en")
    told = inside("report", "cocktail_party", *both, "--out", str(tmp_path))
    assert told.exit_code == 0, told.stderr
    page = (tmp_path / "ko" / "07_cocktail_party.html").read_text(encoding="utf-8")
    assert '<html lang="ko">' in page
    assert '<a href="../07_cocktail_party.html" lang="en"' in page
    english = (tmp_path / "07_cocktail_party.html").read_text(encoding="utf-8")
    assert '<a href="ko/07_cocktail_party.html" lang="ko"' in english
    korean = json.loads((tmp_path / "ko" / "07_cocktail_party.json").read_text(encoding="utf-8"))
    committed = {f.id: f for f in findings(find("cocktail_party").content)}
    for record in korean["findings"]:
        finding = committed[record["id"]]
        assert record["verdict"] == finding.verdict.name
        assert record["value"] == (finding.estimate.value if finding.estimate else None)


def test_an_out_that_is_a_file_is_refused_before_the_run(inside, tmp_path):
    (tmp_path / "out").write_text("mine", encoding="utf-8")
    with pytest.raises(InputError, match="a folder cannot be made there"):
        inside("run", "choice_overload", "--out", "out")
    assert (tmp_path / "out").read_text(encoding="utf-8") == "mine"


def test_debug_shows_the_traceback():
    done = cxlab("run", "choice_overload", "-p", "level=2", "--debug")
    assert "Traceback" in done.stderr


@pytest.fixture
def workbook(tmp_path, monkeypatch):
    """A workbook of tiny notebooks in place of the real one."""

    def of(**sources):
        books = [
            Notebook(saved(notebook(source), tmp_path, name)) for name, source in sources.items()
        ]
        monkeypatch.setattr(cli, "_chosen", lambda names: books)
        return books

    return of


def test_a_failed_notebook_leaves_its_copy_and_no_report(workbook, tmp_path, capsys):
    workbook(crash="1 / 0")
    with pytest.raises(cli.typer.Exit) as stopped:
        cli.report(None, tmp_path / "out")
    assert stopped.value.exit_code == 1
    assert [p.name for p in (tmp_path / "out").iterdir()] == ["crash.failed.ipynb"]
    assert "crash, cell 2: ZeroDivisionError" in capsys.readouterr().err


FINDING = """from cxlab.claims.estimate import Estimate
from cxlab.claims.finding import Finding
from cxlab.claims.verdict import Verdict
estimate = Estimate(0.25, 0, 0.5, "proportion")
Finding("a.b", "H1", "c", estimate, Verdict.INCONCLUSIVE, 0, "exploratory")"""


def test_refresh_then_check_then_drift(workbook, capsys):
    (book,) = workbook(tiny=FINDING)
    with pytest.raises(cli.typer.Exit) as done:
        cli.check(None)
    assert done.value.exit_code == 1  # never run: nothing to compare
    assert "nothing was compared" in capsys.readouterr().out
    with pytest.raises(cli.typer.Exit) as done:
        cli.refresh(None)
    assert done.value.exit_code == 0
    fresh = deepcopy(book).path.read_text(encoding="utf-8")
    for text, code, message in (
        (fresh, 0, "0 drifted"),
        (fresh.replace('"value": 0.25', '"value": 0.26'), 1, "committed 0.26, now 0.25"),
    ):
        book.path.write_text(text, encoding="utf-8")
        book.__dict__.pop("content", None)
        with pytest.raises(cli.typer.Exit) as done:
            cli.check(None)
        assert done.value.exit_code == code
        assert message in capsys.readouterr().out


def test_a_sweep_ends_in_a_page_and_says_which_run_failed(tmp_path, capsys):
    book = of_scores(tmp_path, "assert rows[0]['branch'] != 'b', 'no such branch'")
    data, out = scores(tmp_path / "shop.csv", {"a": 12, "b": 14, "c": 16}), tmp_path / "out"
    with pytest.raises(cli.typer.Exit) as stopped:
        cli.sweep(str(book.path), [f"data={data}"], by="branch", out=out)
    assert stopped.value.exit_code == 1
    printed = capsys.readouterr()
    assert printed.out.strip() == str(out / "sweep.html")
    assert printed.err.splitlines()[-2:] == [
        "b: 01_tiny, cell 3: AssertionError: no such branch",
        "cxlab: 1 of 3 runs failed",
    ]
    page = (out / "sweep.html").read_text(encoding="utf-8")
    assert "b: 01_tiny, cell 3: AssertionError: no such branch" in page


def test_a_run_without_evidence_says_what_its_notebook_takes(inside, tmp_path):
    (tmp_path / "shop.csv").write_text("options,n,count\n6,0,0\n24,0,0\n", encoding="utf-8")
    done = inside("run", "choice_overload", "-p", "data=shop.csv", "--out", "out")
    assert done.exit_code == 1
    assert "options, n, count" in done.stderr
    assert "the codebook" not in done.stderr

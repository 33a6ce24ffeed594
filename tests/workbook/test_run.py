import nbformat
import pytest
from papermill.iorw import write_ipynb

from cxlab.errors import InputError
from cxlab.workbook.catalogue import Notebook, find
from cxlab.workbook.records import findings
from cxlab.workbook.run import NotebookError, Run, run, run_all
from tests.workbook.tiny import WARM, notebook, saved


def test_a_run_carries_no_path_no_time_and_no_random_id(tmp_path, jam_run):
    text = nbformat.writes(jam_run.executed)
    assert "papermill" not in text
    assert "iopub" not in text
    assert "/tmp" not in text
    book = Notebook(saved(notebook("open(data).read()"), tmp_path))
    secret = tmp_path / "a private folder"
    secret.mkdir()
    (secret / "shop.csv").write_text("hello", encoding="utf-8")
    done = run(book, {"data": str(secret / "shop.csv")}, warm=WARM)
    assert done.parameters["data"] == "own_data/shop.csv"
    assert done.changed == ("data",)
    text = nbformat.writes(done.executed)
    assert "hello" in text
    assert "private folder" not in text


def test_a_data_file_is_data_whatever_its_name(tmp_path):
    """Neither imported as code by a kernel that stands beside it, nor mistaken for the study."""
    trap = tmp_path / "trap"
    code = tmp_path / "statsmodels.py"
    head = f"__import__('pathlib').Path({str(trap)!r}).touch(),options,n,count"
    code.write_text(f"{head}\n0,6,9,3\n0,24,9,1\n", encoding="utf-8")
    table = tmp_path / "iyengar_lepper_2000"
    table.write_text("options,n,count\n6,100,50\n24,100,10\n", encoding="utf-8")
    jam = find("choice_overload")
    assert findings(run(jam, {"data": str(code)}).executed)[1].estimate.n == 18
    assert not trap.exists()
    finding = findings(run(jam, {"data": str(table)}, warm=WARM).executed)[1]
    assert finding.estimate.value == pytest.approx(0.4)
    assert finding.sources == ("own data: iyengar_lepper_2000",)


def test_a_cell_that_hangs_and_a_kernel_that_dies(tmp_path, monkeypatch):
    monkeypatch.setattr("cxlab.workbook.run.CELL_TIMEOUT", 2)
    slow = Notebook(saved(notebook("while True: pass"), tmp_path, "slow"))
    with pytest.raises(NotebookError, match="slow: a cell took longer than 2 seconds"):
        run(slow)
    dead = Notebook(saved(notebook("import os; os._exit(1)"), tmp_path, "dead"))
    with pytest.raises(NotebookError, match="dead: its kernel died"):
        run(dead)


def test_a_failing_cell_keeps_its_copy_and_wrong_data_is_told_apart(tmp_path):
    crash = Notebook(saved(notebook("1 / 0"), tmp_path, "crash"))
    with pytest.raises(NotebookError, match=r"crash, cell 2: ZeroDivisionError") as raised:
        run(crash)
    assert "ZeroDivisionError" in nbformat.writes(raised.value.copy)
    raises = "from cxlab.errors import InputError\nraise InputError('row 3 is wrong')"
    wrong = Notebook(saved(notebook(raises), tmp_path, "wrong"))
    with pytest.raises(InputError, match="^row 3 is wrong$"):
        run(wrong)


def test_one_failure_among_many_is_one_failure(tmp_path):
    books = [
        Notebook(saved(notebook(source), tmp_path, name))
        for name, source in (("a", "1"), ("b", "1 / 0"), ("c", "3"))
    ]
    lines = []
    outcomes = list(run_all(books, lines.append))
    assert [type(outcome) for outcome in outcomes] == [Run, NotebookError, Run]
    assert "b, cell 2" in str(outcomes[1])
    assert len(lines) == 3
    assert sum("FAILED" in line for line in lines) == 1


def test_a_kernel_that_dies_before_it_answers_is_said(tmp_path, monkeypatch):
    def die(*words, **settings):
        write_ipynb(nbformat.read(path, as_version=4), str(words[2]))
        raise RuntimeError("Kernel died before replying to kernel_info")

    path = saved(notebook("1"), tmp_path, "young")
    monkeypatch.setattr("cxlab.workbook.run._by_papermill", die)
    with pytest.raises(NotebookError, match=r"^young: its kernel died \(out of memory, or killed"):
        run(Notebook(path))

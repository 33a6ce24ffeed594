import shutil
from contextlib import suppress
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest

from cxlab.workbook.catalogue import Notebook
from cxlab.workbook.made import is_whole, results_of
from cxlab.workbook.pages.report import render
from cxlab.workbook.run import run
from cxlab.workbook.sweep import task as module
from cxlab.workbook.sweep.task import MADE, Task, carry_out
from cxlab.workbook.whole_set import strangers_in
from tests.workbook.test_whole_set import CrashedError, Faults
from tests.workbook.tiny import WARM, of_scores, scores


@pytest.fixture
def task(tmp_path):
    book = of_scores(tmp_path)
    data = scores(tmp_path / "shop.csv", {"a": 12})
    return Task(
        "a", str(book.path), str(tmp_path / "a"), {"data": str(data)}, "d1", "unknown", WARM
    )


def test_a_whole_result_is_found_and_a_broken_one_made_again(task, tmp_path):
    folder = tmp_path / "a"
    assert carry_out(task).state == "done"
    assert carry_out(task).state == "unchanged"
    assert not is_whole(folder / MADE, results_of("01_tiny"), "d2")
    (folder / "01_tiny.html").write_text("half", encoding="utf-8")
    assert carry_out(task).state == "done"
    (folder / MADE).write_text("[", encoding="utf-8")
    assert not is_whole(folder / MADE, results_of("01_tiny"), "d1")


def test_a_failed_run_says_its_cell_and_leaves_no_earlier_result(task, tmp_path):
    carry_out(task)
    of_scores(tmp_path, "1 / 0")
    outcome = carry_out(replace(task, digest="d2"))
    assert outcome.state == "failed"
    assert outcome.message == "01_tiny, cell 3: ZeroDivisionError: division by zero"
    assert [path.name for path in (tmp_path / "a").iterdir()] == ["01_tiny.failed.ipynb"]
    gone = replace(task, parameters={"data": str(tmp_path / "no.csv")})
    assert "there is no file" in carry_out(gone).message


def held(folder):
    """Return the files of a result that are there."""
    paths = [folder / name for name in results_of("01_tiny")]
    return {path.name: path.read_bytes() for path in paths if path.exists()}


def crashed(task, at):
    """Carry out a task as if killed at a write, rename or delete; return what was counted."""
    with pytest.MonkeyPatch.context() as patch, suppress(CrashedError):
        faults = Faults(patch, at, CrashedError(), for_good=True, after=False)
        carry_out(task)
    return faults


def test_wherever_a_worker_is_stopped_its_result_is_whole_or_made_again(
    task, tmp_path, monkeypatch
):
    """At every write, rename and delete, as if killed there."""
    carry_out(task)
    old = held(tmp_path / "a")
    done = run(Notebook(Path(task.notebook)), task.parameters, warm=WARM)
    report = render(done, about="anew")
    monkeypatch.setattr(module, "run", lambda *words, **options: done)
    monkeypatch.setattr(module, "render", lambda *words: report)
    carry_out(replace(task, digest="d2", folder=str(tmp_path / "anew")))
    new = held(tmp_path / "anew")
    assert len(new.keys() & old.keys()) == 3
    for at in count(1):
        folder = tmp_path / f"a{at}"
        shutil.copytree(tmp_path / "a", folder)
        again = replace(task, digest="d2", folder=str(folder))
        faults = crashed(again, at)
        assert strangers_in(folder) == {}
        assert any(held(folder).items() <= known.items() for known in (old, new))
        marker = folder / MADE
        if marker.exists():
            assert any(is_whole(marker, results_of("01_tiny"), known) for known in ("d1", "d2"))
        assert carry_out(again).state in ("done", "unchanged")
        assert is_whole(marker, results_of("01_tiny"), "d2")
        if faults.calls < at:
            break
    assert at > 15

import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from functools import partial
from pathlib import Path

import pytest

from cxlab.errors import InputError
from cxlab.published import ROOT
from cxlab.workbook.catalogue import find
from cxlab.workbook.run import run
from cxlab.workbook.sweep.plan import by_column, over_grid
from cxlab.workbook.sweep.sweep import sweep
from cxlab.workbook.sweep.task import MADE
from cxlab.workbook.verify import Answer, verify
from tests.workbook.tiny import WARM, logged, of_scores, scores

RESUMED = """import sys
from pathlib import Path
from cxlab.workbook.catalogue import Notebook
from cxlab.workbook.sweep.sweep import sweep
from cxlab.workbook.sweep.plan import by_column
if __name__ == "__main__":
    book, data, out = map(Path, sys.argv[1:])
    notebook = Notebook(book)
    sweep(notebook, by_column(notebook, "branch", {"data": str(data)}, 10), out, print)
"""


def quiet(line):
    pass


def whole(out):
    return {path.parent.name for path in (out / "runs").glob(f"*/{MADE}")}


def test_a_report_is_verified_where_the_sweep_left_it(tmp_path, monkeypatch):
    book, sample = find("service_quality"), ROOT / "data" / "samples" / "simulated_servqual.csv"
    source = tmp_path / "own"
    source.mkdir()
    given = {}
    for name, ending in (("data", ".csv"), ("codebook", ".yml")):
        given[name] = str(shutil.copy(sample.with_suffix(ending), source))
    outcomes = sweep(book, by_column(book, "branch", given, 10), tmp_path / "out", quiet)
    assert {outcome.state for outcome in outcomes} == {"done"}
    shutil.rmtree(source)  # as where the folder of one branch was mailed
    monkeypatch.chdir(tmp_path)
    folder = Path(outcomes[0].folder)
    assert sample.name not in {path.name for path in folder.iterdir()}
    monkeypatch.setattr("cxlab.workbook.verify.run", partial(run, warm=WARM))
    assert verify(folder / f"{book.name}.html").answer is Answer.YES


def test_what_is_unchanged_is_not_repeated_and_one_failure_is_one_failure(tmp_path):
    log, data = tmp_path / "log", tmp_path / "shop.csv"
    fails = "\nassert 'broken' not in rows[0]['branch'], 'no such branch'"
    book = of_scores(tmp_path, logged(log) + fails)
    lines = []

    def states(sizes, say=quiet, **options):
        given = {"data": str(scores(data, sizes))}
        outcomes = sweep(
            book, by_column(book, "branch", given, 10), tmp_path / "out", say, **options
        )
        return {outcome.label: outcome.state for outcome in outcomes}

    sizes = {"a": 12, "b": 14, "broken": 12}
    first = states(sizes, lines.append)
    assert first == {"a": "done", "b": "done", "broken": "failed"}
    assert lines[0].split() == ["run", "state", "seconds", "rest"]
    assert len(lines) == 4
    assert "about" in lines[1]
    assert "finished" in lines[3]
    assert states(sizes, cold=True) == {"a": "unchanged", "b": "unchanged", "broken": "failed"}
    grown = states({"a": 12, "b": 15, "broken": 12})
    assert grown == {"a": "unchanged", "b": "done", "broken": "failed"}
    ran = Counter(line.split("-")[1] for line in log.read_text(encoding="utf-8").split())
    assert ran == {"a": 1, "b": 2, "broken": 3}


def test_a_branch_that_became_small_leaves_nothing_behind(tmp_path):
    book, out, data = of_scores(tmp_path), tmp_path / "out", tmp_path / "shop.csv"
    for sizes, left in (({"a": 12, "b": 14, "c": 20}, 3), ({"a": 12, "b": 4, "c": 20}, 1)):
        plan = by_column(book, "branch", {"data": str(scores(data, sizes))}, 10)
        (out / "sweep.html").write_text("old") if out.exists() else None
        sweep(book, plan, out, quiet)
        assert len(whole(out)) == left
        assert {path.name for path in (out / "runs").iterdir()} == whole(out)
        assert not (out / "sweep.html").exists()
    (out / "runs" / "mine").mkdir()
    (out / "runs" / "mine" / "thesis.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(InputError, match="was not made by a sweep"):
        sweep(book, plan, out, quiet)


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL")
def test_killed_and_started_again_it_goes_on_with_what_is_whole(tmp_path):
    log, out = tmp_path / "log", tmp_path / "out"
    book = of_scores(tmp_path, logged(log, 0.5))
    data = scores(tmp_path / "shop.csv", dict.fromkeys("abcdef", 12))
    script = tmp_path / "resumed.py"
    script.write_text(RESUMED, encoding="utf-8")
    words = [sys.executable, str(script), str(book.path), str(data), str(out)]
    with subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as running:
        until = time.monotonic() + 90
        while len(whole(out)) < 2 and time.monotonic() < until:
            time.sleep(0.02)
        running.send_signal(signal.SIGKILL)
    kept = whole(out)
    assert 2 <= len(kept) < 6
    plan = by_column(book, "branch", {"data": str(data)}, 10)
    states = {o.folder.rpartition("/")[2]: o.state for o in sweep(book, plan, out, quiet)}
    assert {name for name, state in states.items() if state == "unchanged"} == kept
    assert set(states.values()) == {"done", "unchanged"}
    ran = Counter(log.read_text(encoding="utf-8").split())
    assert {ran[f"shop-{name}"] for name in kept} == {1}
    assert not list(out.rglob("*.part"))


def test_a_folder_of_another_sweep_is_kept(tmp_path):
    book, out = of_scores(tmp_path), tmp_path / "out"
    data = str(scores(tmp_path / "shop.csv", {"a": 12, "b": 14}))
    sweep(book, by_column(book, "branch", {"data": data}, 10), out, quiet)
    made = whole(out)
    other = over_grid(book, ["level=.9,.95"], {"data": data})
    with pytest.raises(InputError, match="holds another sweep, '01_tiny by branch'"):
        sweep(book, other, out, quiet)
    assert whole(out) == made
    data = str(scores(tmp_path / "shop_in_may.csv", {"a": 12, "b": 14, "c": 15}))
    later = sweep(book, by_column(book, "branch", {"data": data}, 10), out, quiet)
    assert {(outcome.state, outcome.message) for outcome in later} == {("done", "")}
    assert len(whole(out)) == 3

import os
import socket
import subprocess
import sys
import threading
import time
from collections import Counter
from contextlib import ExitStack
from pathlib import Path

import pytest

from cxlab.errors import InputError
from cxlab.workbook.sweep import cluster as sweep_cluster
from cxlab.workbook.sweep.plan import by_column
from cxlab.workbook.sweep.sweep import sweep
from cxlab.workbook.sweep.task import MADE
from tests.workbook.tiny import logged, of_scores, scores

CXLAB = str(Path(sys.executable).parent / "cxlab")


@pytest.fixture(scope="module")
def cluster(tmp_path_factory):
    """A scheduler and two workers, processes of their own on loopback.

    One for both tests that kill: the first takes a worker, the second the scheduler.
    """
    folder = tmp_path_factory.mktemp("cluster")
    places = folder / "scheduler.json"
    environment = os.environ | {"DASK_DISTRIBUTED__SCHEDULER__WORKER_TTL": "30s"}
    with ExitStack() as stack:

        def start(kind, *words):
            command = [sys.executable, "-m", f"distributed.cli.dask_{kind}", *words]
            process = subprocess.Popen(
                command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
            )
            stack.callback(process.wait)
            stack.callback(process.kill)
            return process

        file = ("--scheduler-file", str(places), "--no-dashboard")
        scheduler = start("scheduler", "--host", "127.0.0.1", "--port", "0", *file)
        scratch = ("--local-directory", str(folder / "scratch"))
        workers = [
            start("worker", "--nthreads", "1", "--no-nanny", "--host", "127.0.0.1", *file, *scratch)
            for _ in range(2)
        ]
        until = time.monotonic() + 60
        while not places.exists() and time.monotonic() < until:
            time.sleep(0.1)
        yield places, workers, scheduler


def address_with_workers(places, count):
    from distributed import Client

    with Client(scheduler_file=str(places), set_as_default=False) as client:
        client.wait_for_workers(count, timeout=60)
        return client.scheduler.address


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL")
def test_a_worker_killed_loses_nothing_and_nothing_finished_is_done_twice(tmp_path, cluster):
    places, workers, _ = cluster
    address = address_with_workers(places, 2)
    assert address.startswith("tcp://127.0.0.1:")
    log, out = tmp_path / "log", tmp_path / "out"
    book = of_scores(tmp_path, logged(log, 0.3))
    data = scores(tmp_path / "shop.csv", dict.fromkeys("abcdefgh", 12))
    plan = by_column(book, "branch", {"data": str(data)}, 10)
    finished = set()

    def kill_one(line):
        if not finished and line.split()[1] == "done" and len(made()) >= 3:
            workers[0].kill()
            workers[0].wait()
            finished.update(made())

    def made():
        return {path.parent.name for path in (out / "runs").glob(f"*/{MADE}")}

    outcomes = sweep(book, plan, out, kill_one, scheduler=address)
    assert finished
    assert [outcome.label for outcome in outcomes] == list("abcdefgh")
    assert {outcome.state for outcome in outcomes} <= {"done", "unchanged"}
    assert len(made()) == 8
    ran = Counter(log.read_text(encoding="utf-8").split())
    assert {ran[f"shop-{name}"] for name in finished} == {1}
    assert len(ran) == 8


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL")
def test_a_scheduler_that_dies_is_said_and_the_sweep_goes_on_elsewhere(tmp_path, cluster):
    places, _, scheduler = cluster
    address = address_with_workers(places, 1)
    log = tmp_path / "log"
    book = of_scores(tmp_path, logged(log, 0.5))
    data = scores(tmp_path / "shop.csv", dict.fromkeys("abcdef", 12))
    words = [CXLAB, "sweep", str(book.path), "--by", "branch", "-p", f"data={data}", "--out", "out"]
    with subprocess.Popen(
        [*words, "--scheduler", address],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as running:
        until = time.monotonic() + 60
        while not log.exists() and time.monotonic() < until:
            time.sleep(0.1)
        scheduler.kill()
        output = running.communicate(timeout=120)[0]
    assert running.returncode == 1, output
    assert "Traceback" not in output
    assert "lost on the cluster: its scheduler or workers died; start the sweep again" in output
    again = subprocess.run(words, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert again.returncode == 0, again.stderr


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("tcp://me:secret@127.0.0.1:1", "tcp://127.0.0.1:1: no Dask scheduler answers"),
        ("tcp://no.such.host.invalid:8786", "no.such.host.invalid:8786: no Dask scheduler answers"),
        ("127.0.0.1:8786", "need an address such as tcp://host:8786"),
        ("tcp://here:port", "need an address such as tcp://host:8786"),
        ("foo", "need an address such as"),
    ],
)
def test_no_scheduler_is_said_before_anything_is_done(tmp_path, address, said):
    book = of_scores(tmp_path)
    plan = by_column(book, "branch", {"data": str(scores(tmp_path / "s.csv", {"a": 12}))}, 10)
    with pytest.raises(InputError, match=said) as raised:
        sweep(book, plan, tmp_path / "out", print, scheduler=address)
    assert "secret" not in str(raised.value)
    assert not (tmp_path / "out").exists()


def test_what_listens_but_is_no_scheduler_is_said_too(monkeypatch):
    monkeypatch.setattr(sweep_cluster, "TIMEOUT", 2)
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def serve():
            while True:
                try:
                    with listening.accept()[0] as caller:
                        caller.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")
                except OSError:
                    return

        threading.Thread(target=serve, daemon=True).start()
        address = f"tcp://127.0.0.1:{listening.getsockname()[1]}"
        with pytest.raises(InputError, match=f"{address}: no Dask scheduler answers"):
            sweep_cluster.check_scheduler(address)

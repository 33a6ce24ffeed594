"""Throw signals at runs and sweeps at random moments, then look for what is half, left or other.

``make faults`` throws many (``python -m tests.faults.throw COUNT SECONDS SEED``);
`test_throw` a few. After each: the files of a report are all the earlier run's or all the new
one's, no process and no staged data are left, nothing was said in a traceback, and a repeat gives
the same bytes as a run that nobody disturbed.
"""

import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path

from cxlab.workbook.made import results_of
from cxlab.workbook.sweep.task import MADE
from cxlab.workbook.whole_set import strangers_in
from tests.workbook.tiny import of_scores, scores

# What runs in the background of a shell is started deaf to Ctrl-C, and so are its children.
COMMAND = """import signal
signal.signal(signal.SIGINT, signal.default_int_handler)
from cxlab.cli import main
main()"""
NAME = "01_tiny"
OURS = "CXLAB_FAULTS"  # by this, all processes of a throw are known
LATEST, GONE = 120, 20  # seconds in which a command has ended, and all that it started
SIGNALS = (signal.SIGKILL, signal.SIGTERM, signal.SIGINT)
VICTIMS = ("command", "parent", "kernel")
WAYS = (
    ("run",),
    ("sweep", "--by", "branch"),
    ("run", "--cold"),
    ("sweep", "--by", "branch", "--cold"),
)
STARTING = re.compile(r"^Traceback .*?^KeyboardInterrupt$", re.MULTILINE | re.DOTALL)
OURS_IN = "/cxlab/"  # a line of a traceback in our code
CAN_BE = {0, 1, 130, 143, -signal.SIGTERM, -signal.SIGKILL}


@dataclass(frozen=True)
class Throw:
    """One signal, at one process of one command, at a moment between its start and its end."""

    way: tuple[str, ...]
    number: signal.Signals
    victim: str
    moment: float  # 0 to 1

    def __str__(self) -> str:
        return f"{' '.join(self.way)}, {self.number.name} at its {self.victim}"


@dataclass
class Ground:
    """A folder with a notebook, its data, and what runs that nobody disturbed made of them."""

    folder: Path
    expected: dict[tuple[str, str], dict[str, bytes]] = field(default_factory=dict)
    made: dict[tuple[str, str], Path] = field(default_factory=dict)
    seconds: dict[tuple[str, ...], float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        of_scores(self.folder)
        for old_or_new, size in (("old", 12), ("new", 15)):
            (self.folder / old_or_new).mkdir()
            scores(self.folder / old_or_new / "shop.csv", dict.fromkeys("abc", size))

    def words(self, way: tuple[str, ...], which: str, out: Path) -> list[str]:
        data = self.folder / which / "shop.csv"
        book = str(self.folder / f"{NAME}.ipynb")
        command, *options = way
        return [command, book, *options, "-p", f"data={data}", "--out", str(out)]

    def undisturbed(self, way: tuple[str, ...], which: str) -> dict[str, bytes]:
        """Return the files that such a command makes, made once."""
        key = (way[0], which)
        if key not in self.expected or way not in self.seconds:
            out = Path(tempfile.mkdtemp(dir=self.folder))
            started = time.monotonic()
            process = start(self.words(way, which, out), self.folder, out)
            assert process.wait(LATEST) == 0, (out / "said").read_text()
            self.seconds[way] = time.monotonic() - started
            self.expected[key], self.made[key] = content(out), out
        return self.expected[key]


def start(words: list[str], temporary: Path, out: Path) -> "subprocess.Popen[bytes]":
    """Start a command; what it says goes into a file in its folder."""
    environment = {**os.environ, "TMPDIR": str(temporary), OURS: str(temporary)}
    out.mkdir(exist_ok=True)
    with (out / "said").open("ab") as log:
        return subprocess.Popen(
            [sys.executable, "-c", COMMAND, *words],
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )


def content(out: Path) -> dict[str, bytes]:
    """Return the files of reports and pages, by their place."""
    return {
        path.relative_to(out).as_posix(): path.read_bytes()
        for path in sorted(out.rglob("*"))
        if path.is_file() and path.name != "said" and not path.name.endswith((".part", ".set"))
    }


def processes(temporary: Path) -> dict[int, tuple[int, str]]:
    """Return the processes of a throw that live, with their parent and their command line."""
    mark, living = f"{OURS}={temporary}".encode(), {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if mark in (folder / "environ").read_bytes().split(b"\0"):
                status = (folder / "stat").read_text().rpartition(")")[2].split()
                words = (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode()
                if status[0] != "Z":
                    living[int(folder.name)] = int(status[1]), words
        except OSError:  # it has just ended
            continue
    return living


def victim_of(name: str, command: int, living: dict[int, tuple[int, str]]) -> int | None:
    """Return the process that is to be hit, if there is one now."""
    if name == "command":
        return command
    forked = {pid for pid, (_, words) in living.items() if "warm_parent" in words}
    parents = {pid for pid in forked if living[pid][0] == command}
    if name == "parent":
        return min(parents, default=None)
    kernels = forked - parents
    kernels |= {pid for pid, (_, words) in living.items() if "ipykernel_launcher" in words}
    return min(kernels, default=None)


def _ended(process: subprocess.Popen) -> list[str]:
    """Wait for a command to end; return what is wrong with how it did."""
    try:
        code = process.wait(LATEST)
    except subprocess.TimeoutExpired:
        process.kill()
        return [f"still running after {LATEST} s"]
    return [] if code in CAN_BE else [f"exit code {code}"]


def throw(ground: Ground, one: Throw, number: int) -> list[str]:
    """Do it; return what is wrong afterwards."""
    new, old = (ground.undisturbed(one.way, which) for which in ("new", "old"))
    place = ground.folder / f"throw {number}"
    out, temporary = place / "out", place / "tmp"
    temporary.mkdir(parents=True)
    shutil.copytree(ground.made[one.way[0], "old"], out, ignore=shutil.ignore_patterns("said"))
    process = start(ground.words(one.way, "new", out), temporary, out)
    _hit(process, temporary, out, one=one, seconds=ground.seconds[one.way])
    wrong = _ended(process)
    wrong += _left(temporary, of_killed=one.number == signal.SIGKILL and "--cold" in one.way)
    if _tracebacks((out / "said").read_text(), one):
        wrong.append("a traceback: " + (out / "said").read_text()[-1500:])
    wrong += _mixed(out, one.way, old=old, new=new)
    if process.returncode == 1:  # the page of a sweep names its failed runs
        wrong = [what for what in wrong if what != f"{out.name}: a mixture" or one.way[0] == "run"]
    again = start(ground.words(one.way, "new", out), temporary, out)
    if again.wait(LATEST) != 0:
        wrong.append("a repeat failed: " + (out / "said").read_text()[-500:])
    elif content(out) != new:
        differ = {name for name, _ in content(out).items() ^ new.items()}
        wrong.append(f"a repeat made other bytes: {', '.join(sorted(differ))}")
    wrong += [f"left half written: {path.name}" for path in out.rglob("*.part")]
    return wrong + _left(temporary, of_killed=False)


def _hit(
    process: "subprocess.Popen[bytes]", temporary: Path, out: Path, one: Throw, seconds: float
) -> None:
    """Wait for the moment, or until the victim is there, and send the signal."""
    until = time.monotonic() + one.moment * seconds
    if one.number == signal.SIGINT:  # until it is imported, Python itself answers
        while process.poll() is None and not (out / "said").stat().st_size:
            time.sleep(0.02)
    while process.poll() is None:
        pid = victim_of(one.victim, process.pid, processes(temporary))
        if time.monotonic() >= until and pid is not None:
            try:
                os.kill(pid, one.number)
            except ProcessLookupError:
                continue
            return
        time.sleep(0.05)


def _tracebacks(said: str, one: Throw) -> bool:
    """Say whether a traceback is there; a cold kernel on its way up is not ours to silence."""
    if one.number == signal.SIGINT and one.victim == "kernel":
        said = STARTING.sub(lambda found: found.group() if OURS_IN in found.group() else "", said)
    return "Traceback" in said


def _left(temporary: Path, of_killed: bool) -> list[str]:
    """Say which processes and staged data are left; a killed cold run's go with the next."""
    until = time.monotonic() + GONE
    while time.monotonic() < until:
        staged = [] if of_killed else [path.name for path in temporary.glob("cxlab-*")]
        living = processes(temporary)
        if not living and not staged:
            return []
        time.sleep(0.1)
    for pid in living:
        os.kill(pid, signal.SIGKILL)
    return [
        *(f"orphan: {words}" for _, words in living.values()),
        *(f"staged: {s}" for s in staged),
    ]


def _mixed(
    out: Path, way: tuple[str, ...], old: dict[str, bytes], new: dict[str, bytes]
) -> list[str]:
    """Say which sets are of neither run, or of both."""
    folders = [out] if way[0] == "run" else [out, *(p for p in (out / "runs").iterdir())]
    wrong = []
    for folder in folders:
        wrong += strangers_in(folder).values()
        names = (
            results_of(NAME) if folder != out or way[0] == "run" else ("sweep.html", "sweep.json")
        )
        paths = [f"{(folder / name).relative_to(out)}" for name in names]
        states = [
            {path: known[path] for path in paths if path in known}
            for known in (content(out), old, new)
        ]
        is_part = any(states[0].items() <= known.items() for known in states[1:])
        if not is_part:
            wrong.append(f"{folder.name}: a mixture")
        if (folder / MADE).exists() and states[0] not in states[1:]:
            wrong.append(f"{folder.name}: called whole, but it is not")
        if way[0] == "run" and states[0] not in states[1:]:
            wrong.append(f"{folder.name}: neither the earlier report nor the new one")
    return wrong


def planned(count: int, seed: int) -> list[Throw]:
    """Return that many throws: every kind in turn, in a random order, at random moments."""
    chance = random.Random(seed)
    kinds = [
        (way, number, victim)
        for way, number, victim in product(WAYS, SIGNALS, VICTIMS)
        if not ("--cold" in way and victim == "parent")
    ]
    chance.shuffle(kinds)
    return [Throw(*kinds[place % len(kinds)], chance.uniform(0, 1)) for place in range(count)]


def main(count: int = 120, seconds: float = 3000, seed: int = 1) -> int:
    """Throw; print a table of what was tried and what survived; return the exit code."""
    tried, survived, latest = Counter[str](), Counter[str](), time.monotonic() + seconds
    with tempfile.TemporaryDirectory(prefix="faults-") as folder:
        ground = Ground(Path(folder))
        for number, one in enumerate(planned(count, seed)):
            if time.monotonic() > latest:
                print(f"{seconds:.0f} s are over: {number} of {count} thrown")
                break
            wrong = throw(ground, one, number)
            tried[str(one)] += 1
            survived[str(one)] += not wrong
            for what in wrong:
                print(f"{number} {one}: {what}", flush=True)
    print(f"{'thrown':<60}{'tried':>6}{'survived':>9}")
    for kind in sorted(tried):
        print(f"{kind:<60}{tried[kind]:>6}{survived[kind]:>9}")
    print(f"{'all':<60}{tried.total():>6}{survived.total():>9}")
    return 0 if tried == survived else 1


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))

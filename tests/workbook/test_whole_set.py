import contextlib
import json
import os
import subprocess
import sys
from itertools import count
from pathlib import Path

import pytest

from cxlab.errors import InputError
from cxlab.workbook.whole_set import (
    marker_of,
    place,
    place_set,
    remove_set,
    settle,
    strangers_in,
)

NAMES = ("a.html", "a.json", "a.ipynb")
OLD, NEW, LATER = ({name: f"{word} {name}" for name in NAMES} for word in ("old", "new", "later"))


class CrashedError(BaseException):
    """The process is gone: nothing may tidy up."""


class Faults:
    """Raise at the k-th write, rename or delete: once, or from there on as if killed."""

    def __init__(self, patch, at, error, for_good, after):
        self.calls, self.at, self.error, self.for_good, self.after = 0, at, error, for_good, after
        for owner, name in (
            (Path, "write_text"),
            (Path, "replace"),
            (Path, "unlink"),
            (os, "open"),
        ):
            patch.setattr(owner, name, self.faulty(getattr(owner, name), name))

    def faulty(self, usual, name):
        def call(*words, **options):
            self.calls += 1
            here = self.calls == self.at or (self.for_good and self.calls > self.at)
            if not here:
                return usual(*words, **options)
            if self.calls == self.at and self.after:
                usual(*words, **options)
            elif self.calls == self.at and name == "write_text":
                usual(words[0], words[1][:3], **options)  # half of it
            raise self.error

        return call


def read(folder):
    """What readers get of a set, having looked whether it is one."""
    assert strangers_in(folder) == {}
    return {name: (folder / name).read_text() for name in NAMES if (folder / name).exists()}


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
@pytest.mark.parametrize(
    ("error", "for_good"),
    [(CrashedError(), True), (KeyboardInterrupt(), False), (OSError(28, "disk full"), False)],
    ids=["killed", "interrupted", "disk full"],
)
@pytest.mark.parametrize("old", [OLD, {}, NEW], ids=["over old", "the first", "the same again"])
def test_wherever_a_writer_is_stopped_the_set_is_old_or_new(tmp_path, old, error, for_good, after):
    seen = set()
    for at in count(1):
        folder = tmp_path / str(at)
        folder.mkdir()
        if old:
            place_set(folder, "a", old)
        with pytest.MonkeyPatch.context() as patch:
            faults = Faults(patch, at, error, for_good=for_good, after=after)
            with contextlib.suppress(CrashedError, KeyboardInterrupt, InputError):
                place_set(folder, "a", NEW)
            ended = faults.calls < at
        state = read(folder)
        assert state in (old, NEW), f"call {at} left a mixture"
        seen.add("new" if state == NEW else "old")
        place_set(folder, "a", LATER)
        assert read(folder) == LATER
        assert sorted(path.name for path in folder.iterdir() if not is_ours(path)) == [
            ".a.set",
            *sorted(NAMES),
        ]
        if ended:
            break
    assert at > 10
    assert "new" in seen
    assert "old" in seen or old == NEW


def is_ours(path):
    """What this process, which is not dead though it was said to be, left on a crash."""
    return path.name.endswith(f".{os.getpid()}.part")


KILLED = """import os, sys
from pathlib import Path
from cxlab.workbook.whole_set import place_set
usual, calls = Path.replace, []
def replace(path, to):
    calls.append(path)
    if len(calls) == int(sys.argv[2]):
        os.kill(os.getpid(), 9)
    return usual(path, to)
Path.replace = replace
place_set(Path(sys.argv[1]), "a", {"a.html": "new", "a.json": "new"})
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL")
@pytest.mark.parametrize(("rename", "state"), [(1, "old"), (2, "new"), (3, "new")])
def test_what_a_killed_writer_left_is_finished_or_removed(tmp_path, rename, state):
    place_set(tmp_path, "a", {"a.html": "old", "a.json": "old"})
    subprocess.run([sys.executable, "-c", KILLED, str(tmp_path), str(rename)], check=False)
    assert len(list(tmp_path.glob(".*.part"))) > 0
    assert strangers_in(tmp_path) == {}
    assert {(tmp_path / name).read_text() for name in ("a.html", "a.json")} == {state}
    place_set(tmp_path, "a", {"a.html": "later", "a.json": "later"})
    assert {path.name for path in tmp_path.iterdir()} == {".a.set", "a.html", "a.json"}


def test_a_file_of_another_run_is_named_with_what_to_do(tmp_path):
    place_set(tmp_path, "a", OLD)
    (tmp_path / "a.json").write_text("of another run")
    strangers = strangers_in(tmp_path)
    assert strangers.keys() == {"a.json"}
    assert "run a again" in strangers["a.json"]
    place_set(tmp_path, "a", NEW)
    assert read(tmp_path) == NEW


def test_a_file_alone_is_no_mixture_and_a_marker_names_nothing_elsewhere(tmp_path):
    place_set(tmp_path, "a", OLD)
    (tmp_path / "a.html").unlink()
    assert settle(tmp_path, "a") == ()
    (tmp_path / "b.html").write_text("mailed alone")
    assert strangers_in(tmp_path) == {}
    marker_of(tmp_path, "b").write_text(json.dumps({"files": {"../secret": "0"}}))
    assert strangers_in(tmp_path) == {}
    marker_of(tmp_path, "b").write_text("[1")
    assert strangers_in(tmp_path) == {}
    remove_set(tmp_path, "a")
    assert not marker_of(tmp_path, "a").exists()


def test_a_file_that_cannot_be_written_stays_as_it_was(tmp_path):
    (tmp_path / "a.txt").mkdir()
    with pytest.raises(InputError, match=r"cannot write .*a\.txt"):
        place(tmp_path / "a.txt", "text")
    with pytest.raises(InputError, match="cannot write"):
        place_set(tmp_path, "a", {"b.txt": "text", "a.txt": "text"})
    assert [path.name for path in tmp_path.iterdir() if path.name.endswith(".part")] == []

import subprocess
import sys
import tempfile

import pytest

from cxlab.workbook import stage
from cxlab.workbook.stage import are_there_stages, remove_left_stages, remove_stages, stage_folder

HOLD = """import sys, time
from cxlab.workbook.stage import stage_folder
with stage_folder() as folder:
    (folder / "answers.url").write_text("postgres://me:secret@host/shop#answers")
    print(folder, flush=True)
    time.sleep(60)
"""


@pytest.fixture
def place(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def test_a_stage_is_its_users_only_and_goes_with_an_error(place):

    def fail():
        with stage_folder() as folder:
            assert folder.parent == place
            assert folder.stat().st_mode & 0o777 == 0o700
            assert are_there_stages()
            (folder / "data").mkdir()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert list(place.iterdir()) == []
    with stage_folder() as folder:
        remove_stages()  # as a command does that was stopped while it removed one
        assert not folder.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="no locks that say who lives")
def test_what_a_killed_process_left_goes_and_what_others_hold_stays(place):
    words = [sys.executable, "-c", HOLD]
    environment = {**stage.os.environ, "TMPDIR": str(place)}
    with subprocess.Popen(words, env=environment, stdout=subprocess.PIPE, text=True) as holder:
        folder = place / holder.stdout.readline().strip()
        (place / "cxlab-mine").mkdir()
        remove_left_stages()
        assert (folder / "answers.url").exists()
        holder.kill()
    remove_left_stages()
    assert [path.name for path in place.iterdir()] == ["cxlab-mine"]

"""What tests share: the notebook run once, and Chromium where there is one."""

import gc
import os
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from typer.testing import CliRunner

# Before numpy is imported: as many tests run at once as there are cores, and threads of linear
# algebra would fight over them.
os.environ.setdefault("OMP_NUM_THREADS", "1")

from cxlab.cli import app
from cxlab.words import speaking
from cxlab.workbook.catalogue import find
from cxlab.workbook.kernels.light_process import be_light
from cxlab.workbook.run import Run, run

ROOT = Path(__file__).parent.parent
IN_CI = os.environ.get("CI") == "true"

# How fast a machine is, or what else runs on it, is no fault of a test. Onto what CI has by itself.
settings.register_profile(
    "any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("any machine")

be_light()  # as in a command: most of what is imported stays


def pytest_collection_finish():
    """Leave what was imported out of each search for garbage; statsmodels' Holm asks for one."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def jam_run() -> Run:
    """Notebook 01 with its defaults, run once a worker."""
    return run(find("choice_overload"))


@pytest.fixture(scope="module")  # while it is there, an event loop runs, which other tests start
def chromium():
    """A headless Chromium that reaches nothing but this machine."""
    path = shutil.which("chromium") or shutil.which("google-chrome")
    if path is None:
        if IN_CI:
            pytest.fail("CI needs Chromium: .ci/run installs it")
        pytest.skip("no Chromium on this machine: install Debian's package chromium")
    from playwright.sync_api import sync_playwright

    flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=flags)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def shared() -> Path:
    """The hand-over folder beside the project: figures to compare with, raw files for tests."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        if IN_CI:
            pytest.fail("CI needs ../shared")
        pytest.skip("no ../shared beside this clone")
    return folder


@pytest.fixture
def inside(tmp_path, monkeypatch):
    """The same command line in this process, in a folder of its own.

    What `ending` makes of an InputError is tested there, and by `test_cli` with real commands.
    """
    monkeypatch.chdir(tmp_path)

    def invoke(*words):
        with speaking("en"):
            return CliRunner().invoke(app, words, catch_exceptions=False)

    return invoke


@pytest.fixture(scope="session")
def kiosk_codebook() -> str:
    """Our codebook of the raw kiosk survey."""
    return str(ROOT / "tests" / "survey" / "kiosk.yml")

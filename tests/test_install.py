"""`make` on a machine of somebody else: what it finds there, and what it says where it fails."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pip
import pytest
import yaml

ROOT = Path(__file__).parents[1]
# A Python whose environments have their pip at once: unpacking it takes five seconds.
QUICK = f"""#!/bin/sh
[ "$2" = venv ] || exec {sys.executable} "$@"
{sys.executable} "$@" --without-pip
ln -s {Path(pip.__file__).parent} .venv/lib/python3*/site-packages
"""


@pytest.mark.parametrize("marked", [False, True], ids=["an attempt broke off", "Python upgraded"])
def test_an_environment_without_pip_is_made_anew(tmp_path, marked):
    """No package index is reached: the install itself must fail, and say so in a sentence."""
    for name in ("Makefile", "requirements.lock", "pyproject.toml"):
        shutil.copy(ROOT / name, tmp_path)
    quick = tmp_path / "quick"
    quick.write_text(QUICK)
    quick.chmod(0o755)
    words = [sys.executable, "-m", "venv", "--without-pip", ".venv"]
    subprocess.run(words, cwd=tmp_path, check=True)
    if marked:
        (tmp_path / ".venv" / "installed").touch()
    alone = {"PIP_NO_INDEX": "1", "PIP_CONFIG_FILE": os.devnull, "PIP_FIND_LINKS": ""}
    words = ["make", f"PYTHON={quick}", ".venv/installed"]
    done = subprocess.run(
        words, cwd=tmp_path, env=os.environ | alone, capture_output=True, text=True, check=False
    )
    assert done.returncode != 0
    assert "No matching distribution" in done.stderr  # so it was pip that was asked
    assert f"This is Python {sys.version_info[0]}.{sys.version_info[1]};" in done.stderr


def test_the_pythons_named_are_those_that_are_tested():
    workflow = yaml.safe_load((ROOT / ".github" / "workflows" / "ci.yml").read_text("utf-8"))
    tested = workflow["jobs"]["test"]["strategy"]["matrix"]["python"]
    named = f"{tested[0]} to {tested[-1]}"
    for name in ("Makefile", "README.md"):
        text = (ROOT / name).read_text("utf-8")
        assert re.findall(r"3\.\d+ to 3\.\d+", text) == [named]

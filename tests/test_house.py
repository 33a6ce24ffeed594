"""The house rules: what holds for every file."""

import ast
import importlib.util
import json
import re
import subprocess
import sys
import tomllib

import pytest
from packaging.requirements import Requirement

from cxlab.published import ROOT
from cxlab.workbook.catalogue import catalogue

MODULES = sorted((ROOT / "cxlab").rglob("*.py"))
LAYERS = [
    "ground",
    "statistics",
    "simulate",
    "bottom_line",
    "survey",
    "questions",
    "figures",
    "workbook",
    "cli",
]


def tracked():
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return [ROOT / name for name in listed.stdout.splitlines() if (ROOT / name).is_file()]


def layer(module):
    part = module.split(".")[1] if "." in module else "ground"
    return LAYERS.index(part) if part in LAYERS else 0


def imports(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(ROOT)))
def test_a_module_is_short_and_imports_run_one_way(path):
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= 300
    tree = ast.parse(text)
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            documented = ast.get_docstring(node, clean=False) or ""
            length = node.end_lineno - node.lineno + 1 - documented.count("\n")
            assert length <= 40, f"{node.name} has {length} lines"
    own = ".".join(path.relative_to(ROOT).with_suffix("").parts)
    for name in imports(tree):
        if name.startswith("cxlab"):
            assert layer(name) <= layer(own), f"{own} imports {name}"
        if layer(own) <= LAYERS.index("questions"):
            assert name.split(".")[0] not in {
                "matplotlib",
                "seaborn",
                "IPython",
                "nbformat",
                "papermill",
            }


def test_tests_mirror_modules():
    tests = {p.stem for p in (ROOT / "tests").rglob("test_*.py")}
    exempt = {"__init__"} | {p.stem for p in (ROOT / "cxlab" / "figures").glob("*.py")}
    assert "test_figure" in tests  # one test draws them all
    missing = {p.stem for p in MODULES if f"test_{p.stem}" not in tests} - exempt
    assert missing == set()


@pytest.mark.parametrize("notebook", catalogue(), ids=lambda n: n.name)
def test_a_notebook_keeps_the_style(notebook):
    cells = notebook.content.cells
    code = [cell for cell in cells if cell.cell_type == "code"]
    prose = "\n".join(cell.source for cell in cells if cell.cell_type == "markdown")
    assert len(re.findall(r"(?m)^# ", prose)) == 1
    assert notebook.question.endswith("?")
    assert len(code) <= 20
    assert sum(len(cell.source.splitlines()) for cell in code) <= 100
    for cell in code:
        nodes = [type(node) for node in ast.walk(ast.parse(cell.source))]
        assert not {ast.FunctionDef, ast.ClassDef, ast.For, ast.While} & set(nodes)
        assert cell.execution_count is not None
        kinds = {kind for output in cell.outputs for kind in output.get("data", {})}
        assert kinds <= {"text/plain"}
    assert "papermill" not in notebook.content.metadata


def test_no_host_no_machine_path():
    hosts = re.compile(
        rb"pypi\.org|pythonhosted|conda\.anaconda|registry\.npmjs|deb\.debian|/(?:home|root|work|Users)/\w"
    )
    found = [
        path.name
        for path in tracked()
        if path.suffix not in {".png"}
        and path.name != "test_house.py"
        and hosts.search(path.read_bytes())
    ]
    assert found == []


def environment_module():
    spec = importlib.util.spec_from_file_location("environment", ROOT / ".ci" / "environment.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_pyproject_lock_and_environment_agree():
    environment = environment_module()
    assert (ROOT / "environment.yml").read_text(encoding="utf-8") == environment.environment()
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    versions = environment.locked_versions(lock)
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    for text in project["project"]["dependencies"] + project["dependency-groups"]["dev"]:
        wanted = Requirement(text)
        assert versions[wanted.name] in wanted.specifier
    assert not re.search(r"(?m)^\s*(--|-i |-f )(?!hash)|://", lock)
    assert lock.count("--hash=sha256:") > len(versions)


def test_the_top_level_is_what_it_should_be():
    top = {path.relative_to(ROOT).parts[0] for path in tracked()}
    fixed = {"notebooks", "cxlab", "data", "reports", "tests", "environment.yml", "README.md"}
    allowed = {
        "pyproject.toml",
        "requirements.lock",
        "Makefile",
        "LICENSE",
        "CITATION.cff",
        "CHANGELOG.md",
    }
    assert fixed <= top
    assert {name for name in top - fixed - allowed if not name.startswith(".")} == set()


def test_importing_cxlab_imports_nothing_heavy():
    script = "import sys, cxlab; print(json.dumps(sorted(sys.modules)))".replace(
        "import sys", "import sys, json"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    heavy = {
        "numpy",
        "pandas",
        "scipy",
        "statsmodels",
        "matplotlib",
        "papermill",
        "nbformat",
        "pydantic",
    }
    assert heavy & set(json.loads(done.stdout)) == set()

"""The house rules: what holds for every file."""

import ast
import importlib.util
import re
import subprocess
import tomllib
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from cxlab.published import ROOT

MODULES = sorted((ROOT / "cxlab").rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))
# The rooms, from the ground up: a module imports from its own room and from those before it.
ROOMS = [
    "ground",
    "statistics",
    "simulate",
    "survey",
    "evidence",
    "claims",
    "questions",
    "figures",
    "workbook",
    "cli",
]
WITHOUT_JUPYTER = ROOMS[: ROOMS.index("figures")]


def tracked():
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return [ROOT / name for name in listed.stdout.splitlines() if (ROOT / name).is_file()]


def room(module):
    part = module.split(".")[1] if "." in module else "ground"
    return part if part in ROOMS else "ground"


@cache
def nodes(path):
    """Return all that a module is made of, parsed once for all rules."""
    return [*ast.walk(ast.parse(path.read_text(encoding="utf-8")))]


@pytest.fixture(scope="module", autouse=True)
def forgetting():
    """Forget the code of all modules at the end."""
    yield
    nodes.cache_clear()
    import_graph.cache_clear()


def imports(path):
    """Yield every module that a module may import, wherever in it the line stands."""
    for node in nodes(path):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


@cache
def import_graph():
    names = {
        ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path
        for path in MODULES
    }
    return {name: set(imports(path)) & set(names) - {name} for name, path in names.items()}


def test_no_import_runs_in_a_circle_or_up():
    graph = import_graph()
    up = [
        f"{module} imports {name}"
        for module, used in graph.items()
        if module != "cxlab"  # its front door shows what lies above the ground
        for name in used
        if ROOMS.index(room(name)) > ROOMS.index(room(module))
    ]
    assert up == []
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(f"an import circle: {' -> '.join(error.args[1])}")


def test_the_picture_of_the_house_is_true():
    """`cxlab/README.md` names every room, and draws an arrow where no longer way leads."""
    text = (ROOT / "cxlab" / "README.md").read_text(encoding="utf-8")
    rooms = {name for name in ROOMS if name != "ground"}
    folders = {p.parent.relative_to(ROOT / "cxlab").as_posix() for p in MODULES} - {"."}
    named = {name for name in folders if not name.startswith("questions/")} | {"cli.py"}
    assert [name for name in named if f"`{name}" not in text] == []
    arrows = {
        (room(module), room(name))
        for module, used in import_graph().items()
        for name in used
        if module != "cxlab" and room(name) != room(module)
    }

    def longer(start, end):
        via = {there for here, there in arrows if here == start} - {end}
        return any((step, end) in arrows or longer(step, end) for step in via)

    drawn = set(re.findall(r"(?m)^ *(\w+) --> (\w+)$", text))
    assert drawn == {arrow for arrow in arrows if not longer(*arrow)}
    assert {name for arrow in drawn for name in arrow} == rooms | {"ground"}


def too_long(path):
    """Name a file and its functions that do not fit on a screen or two, docstrings left out."""
    if (lines := path.read_text(encoding="utf-8").count("\n")) >= 300:
        yield f"{path.relative_to(ROOT)}: {lines} lines"
    for node in nodes(path):
        if isinstance(node, ast.FunctionDef):
            documented = ast.get_docstring(node, clean=False) or ""
            length = node.end_lineno - node.lineno + 1 - len(documented.splitlines())
            if length >= 30:
                yield f"{path.relative_to(ROOT)}: {node.name} has {length} lines"


def test_files_and_functions_are_short():
    assert [fault for path in (*MODULES, *TESTS) for fault in too_long(path)] == []


def test_statistics_need_no_jupyter():
    heavy = {"matplotlib", "seaborn", "IPython", "nbformat", "papermill"}
    of_rooms = {
        path: {name.split(".")[0] for name in imports(path)}
        for path in MODULES
        if room(".".join(path.relative_to(ROOT).with_suffix("").parts)) in WITHOUT_JUPYTER
    }
    assert of_rooms
    assert {path: heavy & names for path, names in of_rooms.items() if heavy & names} == {}


# Names that say nothing of what they hold; a function so short that all of it is seen may have one.
SAY_NOTHING, SHORT = {"found", "each", "said", "own"}, 10
MOST_BY_POSITION = 4


def given_by(argument):
    """Return the arguments behind one: several where a tuple is unpacked."""
    is_unpacked = isinstance(argument, ast.Starred) and isinstance(argument.value, ast.Tuple)
    return argument.value.elts if is_unpacked else [argument]


def functions(path):
    return [node for node in nodes(path) if isinstance(node, ast.FunctionDef)]


def test_a_name_says_what_it_holds():
    unclear = [
        f"{path.relative_to(ROOT)}, line {node.lineno}: {name}"
        for path in MODULES + TESTS
        for function in functions(path)
        if function.end_lineno - function.lineno >= SHORT
        for node in ast.walk(function)
        for name in [getattr(node, "id", getattr(node, "arg", None))]
        if name in SAY_NOTHING
        and (isinstance(node, ast.arg) or isinstance(getattr(node, "ctx", None), ast.Store))
    ]
    assert unclear == []


def test_a_call_of_many_arguments_names_them():
    # Whoever takes any number of words, as `git` does, cannot have them named.
    ours = {f.name for path in MODULES for f in functions(path) if not f.args.vararg}
    ours |= {node.name for path in MODULES for node in nodes(path) if type(node) is ast.ClassDef}
    unnamed = [
        f"{path.relative_to(ROOT)}, line {call.lineno}"
        for path in MODULES
        for call in nodes(path)
        if isinstance(call, ast.Call)
        and getattr(call.func, "id", getattr(call.func, "attr", "")) in ours
        and sum(len(given_by(a)) for a in call.args) > MOST_BY_POSITION
        and "super()" not in ast.unparse(call.func)  # another library's order
    ]
    assert unnamed == []


def test_tests_mirror_modules():
    tests = {path.relative_to(ROOT / "tests") for path in (ROOT / "tests").rglob("test_*.py")}
    figures = ROOT / "cxlab" / "figures"  # one test draws them all
    missing = [
        str(path.relative_to(ROOT))
        for path in MODULES
        if path.stem != "__init__"
        and path.parent != figures
        and path.relative_to(ROOT / "cxlab").with_name(f"test_{path.name}") not in tests
    ]
    assert Path("figures/test_figure.py") in tests
    assert missing == []


def test_no_host_no_machine_path():
    hosts = re.compile(
        rb"pypi\.org|pythonhosted|conda\.anaconda|registry\.npmjs|deb\.debian|/(?:home|root|work|Users)/\w"
    )
    leaking = [
        path.name
        for path in tracked()
        if path.suffix not in {".png"}
        and path.name != "test_house.py"
        and hosts.search(path.read_bytes())
    ]
    assert leaking == []


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
        "findings",
        "pyproject.toml",
        "requirements.lock",
        "Makefile",
        "LICENSE",
        "CITATION.cff",
    }
    assert fixed <= top
    assert {name for name in top - fixed - allowed if not name.startswith(".")} == set()

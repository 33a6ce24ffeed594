"""The whole way of a sweep, attacked with all files of its shared folder and the report of all."""

import csv
import json
import re
import shutil
from pathlib import Path

import numpy as np
import pytest

from cxlab import cli
from cxlab.errors import InputError
from cxlab.workbook.catalogue import find
from cxlab.workbook.pages.report import render
from cxlab.workbook.run import run
from cxlab.workbook.sweep.plan import by_column
from cxlab.workbook.sweep.release import private_folder
from cxlab.workbook.sweep.shared import shared as share
from tests.figures.fine_places import fine_places
from tests.workbook.tiny import WARM, of_scores, scores

EMPATHY = {"E09": 6, "E10": 5, "P09": 7, "P10": 6}  # of the one person in A
LEVEL = "satisfaction"
ITEMS = {"item 9": ("E09", "P09"), "item 10": ("E10", "P10")}


@pytest.fixture(scope="module")
def cases(shared, tmp_path_factory):
    folder = tmp_path_factory.mktemp("privacy")
    for file in (shared / "cases" / "privacy").iterdir():
        shutil.copyfile(file, folder / file.name)
    return folder


@pytest.fixture(scope="module")
def swept(cases):
    """The shared folder of a sweep of e5, and the notebook of the report of everybody."""
    book, given = find("service_quality"), given_of(cases, "e5")
    out = cases / "out"
    share(book, by_column(book, "branch", given, 10), out, lambda line: None)
    done = run(book, given, warm=WARM)
    return out, render(done).content, done.executed


def given_of(cases, name):
    return {"data": str(cases / f"{name}.csv"), "codebook": str(cases / "b.yml")}


def items_of(notebook):
    """Means and people of each item, as a notebook's figure carries them."""
    outputs = (o for cell in notebook["cells"] for o in cell.get("outputs", ()))
    for output in outputs:
        record = output.get("metadata", {}).get("cxlab", {})
        if record.get("name") == "gaps-by-item":
            return {row[0]: (row[1], row[2], row[7]) for row in record["rows"]}
    raise AssertionError("no figure by item")


def floats(content):
    """All numbers with a point, but the level of intervals, which is asked for."""
    if isinstance(content, float):
        yield content
    elif isinstance(content, dict | list):
        parts = content.items() if isinstance(content, dict) else enumerate(content)
        for key, part in parts:
            if key != "level":
                yield from floats(part)


def test_nobody_is_found_in_a_shared_folder_and_the_report_of_everybody(swept):
    out, _, everybody = swept
    parts = [json.loads(path.read_text(encoding="utf-8")) for path in out.rglob("*.ipynb")]
    assert len(parts) == 3
    total = items_of(everybody)
    for item, columns in ITEMS.items():
        left = total[item][2] - sum(items_of(part)[item][2] for part in parts)
        assert left >= 10  # was 1: the person in A
        for side, column in enumerate(columns):
            sums = total[item][side] * total[item][2] - sum(
                items_of(part)[item][side] * items_of(part)[item][2] for part in parts
            )
            assert abs(sums / left - EMPATHY[column]) > 0.05


def test_the_level_of_all_less_those_shown_is_of_enough_people(swept):
    out, everybody, _ = swept
    total, shown = level_in(everybody), []
    for path in out.rglob("03_service_quality.json"):
        shown.append(level_in(json.loads(path.read_text(encoding="utf-8"))))
    assert len(shown) == 3
    assert total["n"] - sum(one["n"] for one in shown) >= 10
    page = (out / "sweep.html").read_text(encoding="utf-8")
    cells = re.findall(r'<td class="cx-level">([\d.]+) \(([\d.]+) to ([\d.]+)\)</td>', page)
    known = sorted(tuple(one[end] for end in ("value", "lower", "upper")) for one in shown)
    assert sorted(tuple(map(float, cell)) for cell in cells) == [
        pytest.approx(ends, abs=0.0056) for ends in known
    ]


def level_in(content):
    """The finding on how high satisfaction is rated."""
    (level,) = [f for f in content["findings"] if f["id"] == f"quality.level.{LEVEL}"]
    return level


def test_no_combination_of_the_sums_behind_the_shared_files_is_of_few(swept, cases):
    """Unions of sums of each column, over who really was used, as the private rows say it."""
    out, *_ = swept
    with (cases / "e5.csv").open(encoding="utf-8") as file:
        people = list(csv.DictReader(file))
    used = {}
    for path in private_folder(out).glob("runs/*/*.csv"):
        with path.open(encoding="utf-8") as file:
            used |= {row["respondent"]: row for row in csv.DictReader(file)}
    everything = [name for name in people[0] if name not in ("respondent", "branch")]
    for column in (*EMPATHY, LEVEL):
        sums = []
        for whole in ([column], [*EMPATHY, column], everything):
            sums.append([all(person[name] for name in whole) for person in people])
            for branch in "CDE":
                sums.append([
                    person["branch"] == branch
                    and all(used[person["respondent"]][name] for name in whole)
                    for person in people
                ])  # fmt: skip
        system = np.array(sums, float)
        alone = np.eye(len(people))[0]  # the person in A
        assert np.linalg.matrix_rank(np.vstack([system, alone])) > np.linalg.matrix_rank(system)
        _, sizes = np.unique(system.T, axis=0, return_counts=True)
        assert sizes.min() >= 9  # B's nine, of whom the report of everybody tells by itself


def test_rows_codebooks_and_names_of_the_hidden_stay_private(swept):
    out, *_ = swept
    endings = {path.suffix for path in out.rglob("*") if path.is_file()}
    assert endings == {".html", ".json", ".ipynb", ".txt", ".set"}
    content = json.loads((out / "sweep.json").read_text(encoding="utf-8"))
    assert content["not_shown"] == ["A", "B"]
    assert set(content["taken_out"]) == {"C"}
    assert private_folder(out).stat().st_mode & 0o077 == 0
    page = (out / "sweep.html").read_text(encoding="utf-8")
    assert "C: 189 answers of 9 people, which fewer than 10 people gave" in page
    assert "--release" in page
    report = next(out.glob("runs/c-*/*.html")).read_text(encoding="utf-8")
    assert "189 answers of 9 people" in report


def test_a_report_of_everybody_that_tells_nobody_apart_can_be_made(swept, cases):
    """B's nine, who skipped a dimension, are told apart by the report of all, not by this one."""
    out, total, _ = swept
    folder = private_folder(out) / "everybody"
    given = {"data": str(folder / "e5-everybody.csv"), "codebook": str(folder / "b.yml")}
    content = render(run(find("service_quality"), given, warm=WARM)).content
    people = {one["id"]: one["n"] for one in total["findings"]}
    used = {one["id"]: one["n"] for one in content["findings"] if one["n"]}
    assert len(used) >= 10
    assert max(used.values()) == min(n for n in used.values())  # nobody answered a part
    assert all(people[id] - n in (0, 9) for id, n in used.items())
    page = (out / "sweep.html").read_text(encoding="utf-8")
    assert "Share one made from the answers in the private folder" in page


def test_shared_numbers_have_no_more_than_four_digits(swept):
    out, total, _ = swept
    for path in out.rglob("*.json"):
        findings = json.loads(path.read_text(encoding="utf-8")).get("findings", [])
        values = list(floats(findings))
        assert values
        assert values == [float(f"{value:.4g}") for value in values]
    assert re.search(r"\d\.\d{9}", json.dumps(total["findings"]))
    for path in out.rglob("*.html"):
        for picture in re.findall(r"<svg.*?</svg>", path.read_text(encoding="utf-8"), re.DOTALL):
            assert fine_places(picture) == []
    private = "".join(p.read_text(encoding="utf-8") for p in private_folder(out).rglob("*.json"))
    assert re.search(r"\d\.\d{9}", private)


def test_a_finding_of_few_hides_a_branch_whatever_is_compared(cases):
    book = find("service_quality")
    plan = by_column(book, "branch", given_of(cases, "e2"), 10)
    out = cases / "out2"
    page, _ = share(book, plan, out, lambda line: None, wanted="quality.gap.tangibles")
    assert page.is_file()
    for path in out.rglob("03_service_quality.json"):
        people = [f["n"] for f in json.loads(path.read_text(encoding="utf-8"))["findings"]]
        assert all(n is None or n >= 10 for n in people)
        assert any(people)


def test_a_wrong_finding_leaves_no_report_of_the_hidden(cases, tmp_path, capsys):
    given = [f"{name}={value}" for name, value in given_of(cases, "e3").items()]
    for wrong, ran in (("quality.nothing", False), ("quality.gap.nothing", True)):
        out = tmp_path / f"out{ran:d}"
        with pytest.raises(InputError, match="--finding"):
            cli.sweep("service_quality", given, by="branch", out=out, finding=wrong)
        assert private_folder(out).exists() is ran
        left = [path for folder in (out, private_folder(out)) for path in folder.rglob("*")]
        labels = {path.parent.name[0] for path in left if path.name.endswith(".json")}
        assert not {"a", "b"} & labels
        assert not list(out.rglob("*.html"))
    capsys.readouterr()


def test_what_a_killed_sweep_left_is_cleared_by_the_next(tmp_path):
    few = '\nif rows[0]["branch"] == "sparse":\n    scores = scores[:4]'
    book, out = of_scores(tmp_path, few), tmp_path / "out"
    sizes = {"sparse": 30, "middle": 20, "large": 40, "other": 35}
    plan = by_column(book, "branch", {"data": str(scores(tmp_path / "shop.csv", sizes))}, 10)
    private = private_folder(out)
    from cxlab.workbook.sweep.sweep import sweep

    sweep(book, plan, private, lambda line: None)  # killed before anything is published
    assert len(list(private.glob("runs/*/01_tiny.html"))) == 4
    assert not list(out.rglob("*.html"))
    gone = private / "runs" / "gone-0123456789"
    gone.mkdir()
    (gone / "name.txt").write_text("gone\n", encoding="utf-8")
    share(book, plan, out, lambda line: None)
    left = {path.name.split("-")[0] for path in private.glob("runs/*")}
    assert left == {"large", "other"}
    assert {path.name.split("-")[0] for path in Path(out).glob("runs/*")} == left

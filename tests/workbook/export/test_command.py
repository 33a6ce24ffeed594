import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

CXLAB = str(Path(sys.executable).parent / "cxlab")


def cxlab(*words, cwd):
    return subprocess.run([CXLAB, *words], capture_output=True, text=True, cwd=cwd, check=False)


def test_a_run_on_own_data_is_taken_along(inside, tmp_path):
    counts = "options,n,count\n6,400,80\n24,410,20\n"
    (tmp_path / "=shop.csv").write_text(counts, encoding="utf-8")
    done = inside("run", "choice_overload", "-p", "data==shop.csv", "--out", "run")
    assert done.exit_code == 0, done.stderr
    words = ("export", "run/01_choice_overload.json", "--to", "csv", "--to", "docx")
    done = cxlab(*words, "--figures", "png", "--size", "slide", "--out", "out", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert all((tmp_path / line).stat().st_size for line in done.stdout.splitlines())
    assert "out/01_choice_overload-funnel-slide.png" in done.stdout.splitlines()
    text = (tmp_path / "out" / "01_choice_overload.csv").read_text(encoding="utf-8-sig")
    rows = {row["id"]: row for row in csv.DictReader(io.StringIO(text))}
    assert float(rows["jam.bought_of_passed"]["value"]) == pytest.approx(80 / 400 - 20 / 410)
    held = json.loads((tmp_path / "run" / "01_choice_overload.json").read_text(encoding="utf-8"))
    for finding in held["findings"]:
        for key in ("value", "lower", "upper", "level", "p_value", "n"):
            shown = rows[finding["id"]][key]
            assert (float(shown) if shown else None) == finding[key]


def test_a_wrong_format_ends_in_one_sentence(tmp_path):
    done = cxlab("export", "a.json", "--to", "exel", cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "--to is 'exel'; allowed are xlsx, docx" in done.stderr

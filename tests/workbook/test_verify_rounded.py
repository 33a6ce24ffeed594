"""Copies that a sweep shares, rounded where somebody is hidden, are verified as what they are."""

import json
import shutil

import pytest

from cxlab.workbook.sweep.plan import by_column
from cxlab.workbook.sweep.shared import shared
from cxlab.workbook.verify import ROUNDED, Answer, verify
from tests.workbook.tiny import of_scores, scores

SIZES = {"large": 30, "middle": 20, "small": 4, "smaller": 12}


@pytest.fixture(scope="module")
def swept(tmp_path_factory):
    """The shared folder of a sweep that hides two of four branches, and its notebook."""
    folder = tmp_path_factory.mktemp("swept")
    book = of_scores(folder)
    plan = by_column(book, "branch", {"data": str(scores(folder / "shop.csv", SIZES))}, 10)
    shared(book, plan, folder / "out", lambda line: None)
    return folder / "out", book.path


def test_a_shared_copy_is_a_yes_but_for_rounding(swept):
    out, book = swept
    page = next(out.glob("runs/large-*/01_tiny.html"))
    verification = verify(page, own_notebook=book)  # its data lie in the private folder
    assert verification.answer is Answer.YES_ROUNDED
    assert verification.answer.exit_code == 5
    assert ROUNDED in verification.reasons
    assert len(verification.files) == 3


def test_elsewhere_with_the_data_it_is_the_same_and_the_private_one_is_a_plain_yes(swept, tmp_path):
    out, book = swept
    private = next(out.with_name("out.private").glob("runs/middle-*"))
    assert verify(private / "01_tiny.html", own_notebook=book).answer is Answer.YES
    copy = tmp_path / "01_tiny.html"
    for file in out.glob("runs/middle-*/01_tiny.*"):
        shutil.copyfile(file, tmp_path / file.name)
    data = str(next(private.glob("*.csv")))
    assert verify(copy, data, own_notebook=book).answer is Answer.YES_ROUNDED


@pytest.mark.parametrize("ending", [".json", ".html", ".ipynb"])
def test_another_last_digit_of_a_rounded_copy_is_a_no(swept, tmp_path, ending):
    out, book = swept
    for file in out.glob("runs/large-*/01_tiny.*"):
        shutil.copyfile(file, tmp_path / file.name)
    value = json.loads((tmp_path / "01_tiny.json").read_text())["findings"][0]["value"]
    shown, forged = f"{value}", f"{value + 0.1:.4g}"
    if ending == ".html":  # this page shows no estimate
        shown, forged = ">0.95<", ">0.96<"
    file = tmp_path / f"01_tiny{ending}"
    text = file.read_text(encoding="utf-8")
    assert shown in text
    file.write_text(text.replace(shown, forged), encoding="utf-8", newline="\n")
    data = str(next(out.with_name("out.private").glob("runs/large-*/*.csv")))
    assert verify(tmp_path / "01_tiny.html", data, own_notebook=book).answer is Answer.NO

import pandas as pd
import pytest

from cxlab.errors import InputError
from cxlab.published import ROOT
from cxlab.survey.codebook.codebook_file import read_codebook
from cxlab.survey.files.read import read_survey
from cxlab.survey.responses import clean
from cxlab.workbook.sweep.rows import split

SAMPLE = ROOT / "data" / "samples" / "simulated_servqual.csv"


def test_the_parts_together_are_the_whole_under_the_same_codebook(tmp_path):
    codebook = str(SAMPLE.with_suffix(".yml"))
    parts = split(str(SAMPLE), "branch", codebook)
    frames = []
    for number, text in enumerate(parts.rows.values()):
        part = tmp_path / f"{number}.csv"
        part.write_text(text, encoding="utf-8")
        frames.append(clean(read_survey(part), read_codebook(codebook)).frame)
    whole = clean(read_survey(SAMPLE), read_codebook(codebook)).frame
    columns = list(whole)
    together = pd.concat(frames).sort_values(columns, ignore_index=True)
    pd.testing.assert_frame_equal(together, whole.sort_values(columns, ignore_index=True))
    assert sum(parts.sizes.values()) == len(whole)


def test_decimal_commas_and_excel_survive(tmp_path):
    file = tmp_path / "shop.csv"
    file.write_text("branch;score\na;1,5\nb;2,5\na;3\n;4\n", encoding="utf-8")
    found = split(str(file), "branch")
    assert found.rows["a"] == "branch;score\na;1,5\na;3\n"
    assert (found.sizes, found.unnamed) == ({"a": 2, "b": 1}, 1)
    table = pd.DataFrame({"branch": ["a", "b", "a"], "score": [1.5, 2, 3]})
    table.to_excel(tmp_path / "shop.xlsx", index=False)
    assert split(str(tmp_path / "shop.xlsx"), "branch").rows["a"] == "branch,score\na,1.5\na,3\n"


def test_screened_answers_do_not_count(tmp_path):
    file, book = tmp_path / "shop.csv", tmp_path / "shop.yml"
    file.write_text("branch,score,used\na,1,yes\na,2,never\nb,3,yes\nb,4,yes\n", encoding="utf-8")
    book.write_text(
        "columns:\n  branch: group\n  score: outcome\n"
        '  used: {role: screen, exclude: ["never"], because: "never used it"}\n',
        encoding="utf-8",
    )
    parts = split(str(file), "branch", str(book))
    assert parts.sizes == {"a": 1, "b": 2}
    assert "never" in parts.rows["a"]  # the branch's own report accounts for it


def test_what_the_codebook_calls_missing_is_no_group(tmp_path):
    file, book = tmp_path / "shop.csv", tmp_path / "shop.yml"
    file.write_text("branch,score\na,1\nN/A,2\n99,3\nb,4\n,5\n", encoding="utf-8")
    book.write_text(
        "columns:\n  branch: {role: group, missing: [n/a, 99]}\n  score: outcome\n",
        encoding="utf-8",
    )
    parts = split(str(file), "branch", str(book))
    assert set(parts.rows) == {"a", "b"}
    assert (parts.sizes, parts.unnamed) == ({"a": 1, "b": 1}, 3)
    assert set(split(str(file), "branch").rows) == {"a", "b", "N/A", "99"}


def test_a_file_that_cannot_be_split_is_refused(tmp_path):
    file = tmp_path / "shop.csv"
    file.write_text("branch,score\n,1\n,2\n", encoding="utf-8")
    with pytest.raises(InputError, match="column 'branch' of shop.csv is empty"):
        split(str(file), "branch")
    with pytest.raises(InputError, match="no column 'brnch'. Did you mean 'branch'"):
        split(str(file), "brnch")
    pd.DataFrame({"branch": ["a", "b"], "score": [1, 2]}).to_stata(tmp_path / "shop.dta")
    with pytest.raises(InputError, match=r"shop.dta: is a file of Stata; save it as CSV"):
        split(str(tmp_path / "shop.dta"), "branch")


def test_of_whom_nothing_is_left_there_is_no_row(tmp_path):
    # nobody has an id, and one person alone skipped the second question: all that this person
    # said is taken out of the answers of everybody, and with the branch nothing remains
    file, book = tmp_path / "shop.csv", tmp_path / "shop.yml"
    rows = [f"{branch},{1 + n % 5},{1 + n % 4}" for branch in "ab" for n in range(12)]
    file.write_text("\n".join(["branch,E1,P1", *rows, "a,3,"]), encoding="utf-8")
    book.write_text(
        "scale: [1, 5]\ncolumns:\n  branch: group\n"
        "  E1: {role: expectation, item: 1}\n  P1: {role: perception, item: 1}\n",
        encoding="utf-8",
    )
    parts = split(str(file), "branch", str(book), minimum_group=10)
    assert len(parts.everybody.splitlines()) == 1 + len(rows)
    (tmp_path / "everybody.csv").write_text(parts.everybody, encoding="utf-8")
    assert len(read_survey(tmp_path / "everybody.csv").frame) == len(rows)

from cxlab.published import ROOT
from cxlab.workbook.beforehand import beforehand

RATINGS = "E1,P1,branch\n5,4,Seoul\n4,4,SEOUL\n3,2,Busan\n"
BOOK = """columns:
  E1: {role: expectation, item: 1}
  P1: {role: perception, item: 1}
  branch: {role: group}
"""


def test_what_is_read_as_one_is_said_before_a_run(tmp_path):
    data, book = tmp_path / "shop.csv", tmp_path / "shop.yml"
    data.write_text(RATINGS)
    book.write_text(BOOK)
    for lines in (beforehand(str(data), str(book)), beforehand(str(data), by="branch")):
        assert len(lines) == 1
        assert lines[0].startswith("shop.csv: ")
        assert "'Seoul' = 'SEOUL'" in lines[0]
    assert beforehand(str(data)) == []


def test_sheets_that_are_not_read_and_rows_left_out_are_named(tmp_path, shared):
    lines = beforehand(f"{shared}/cases/c21_sheets.xlsx#North")
    assert any("'South'" in line for line in lines)
    data = tmp_path / "shop.csv"
    data.write_text("id,E1,P1\n1,5,4\n2,4,4\n3,2,2\nAverage,3.67,3.33\n")
    assert any("Average" in line for line in beforehand(str(data)))


def test_published_data_folders_urls_and_what_is_not_there_are_no_files(tmp_path):
    for data in ("", "acsi2015", str(tmp_path), "duckdb:///a.db#t", str(tmp_path / "no.csv")):
        assert beforehand(data) == []


def test_a_table_of_counts_is_no_list_of_answers(tmp_path):
    data = tmp_path / "ages.csv"
    ages = ("18-24", "25-34", "35-44", "45-54", "55+")
    rows = [f"{age},{channel},{50 - n},120" for n, age in enumerate(ages) for channel in "abc"]
    data.write_text("\n".join(["age_group,channel,count,n", *rows]) + "\n")
    assert beforehand(str(data)) == []
    data.write_text("\n".join(["age_group,channel,score,wave", *rows]) + "\n")
    assert "one row an answer" in beforehand(str(data))[0]


def test_a_panel_whose_columns_the_codebook_knows_is_not_taken_for_a_list_of_answers(tmp_path):
    samples = ROOT / "data" / "samples"
    panel = str(samples / "simulated_waves.csv")
    assert any("one row an answer" in line for line in beforehand(panel))
    assert beforehand(panel, str(samples / "simulated_waves.yml")) == []
    rows = [f"p{n},visit,{t},{1 + (n * t) % 7},5" for n in range(40) for t in range(6)]
    moments = tmp_path / "moments.csv"
    moments.write_text("person,episode,time,rating,overall\n" + "\n".join(rows), encoding="utf-8")
    assert beforehand(str(moments)) == []

import re
from pathlib import Path

import pandas as pd
import pytest

from cxlab.errors import InputError
from cxlab.survey.codebook.codebook_file import read_codebook
from cxlab.survey.codebook.draft import draft, write_draft
from cxlab.survey.files.read import read_survey
from cxlab.survey.responses import clean
from tests.survey.simple import raw, table


def filled(path):
    path.write_text(path.read_text(encoding="utf-8").replace("FILL IN", "speed"), encoding="utf-8")
    return read_codebook(path)


def test_the_draft_of_the_real_file_works_once_filled_in(shared, tmp_path):
    file, out = shared / "data" / "kiosk" / "kiosk_raw_cp949.csv", tmp_path / "kiosk.yml"
    write_draft(file, out)
    with pytest.raises(InputError, match="still says FILL IN"):
        read_codebook(out)
    codebook = filled(out)
    by_hand = read_codebook(Path(__file__).parents[1] / "kiosk.yml")
    assert {(p.item, p.expectation, p.perception, p.importance) for p in codebook.pairs()} == {
        (p.item, p.expectation, p.perception, p.importance) for p in by_hand.pairs()
    }
    assert codebook.column(codebook.outcomes()["satisfaction"][0]).scale == (1, 5)
    responses = clean(read_survey(file), codebook)
    assert responses.steps[:4] == (
        "211 answers",
        "211 analysed",
        "0 out of range",
        "300 answers missing (in 4 respondents)",
    )


def test_a_file_of_one_row_an_answer_is_drafted_as_what_it_holds(shared, tmp_path):
    """c23 holds 60 people's answers to 13 questions; its means by pandas, over the rows."""
    file, out = shared / "cases" / "c23_long.csv", tmp_path / "c23.yml"
    drafted = write_draft(file, out)
    assert (drafted.used, drafted.rated, drafted.lacks) == (14, 13, "")
    found = clean(read_survey(file), filled(out))
    rows = pd.read_csv(file)
    means = rows.groupby("question")["answer"].mean()
    assert found.frame.mean().to_dict() == pytest.approx(means.to_dict())
    assert len(found.frame) == 60


HOSTILE = [
    'E01: "fast" #1 {x}',
    "- 빠르다 (기대)",
    "*anchor & more",
    "!!python/object",
    "no",
    "010",
    "2024-01-01",
    "back\\slash 'and' quotes",
    "bell \x07 and \x85",
    "😀 long " + "word " * 400,
    "? what: is",
    "FILL IN",
    "{{braces}} %d",
]


def test_any_head_survives(tmp_path):
    heads = {f'"{head.replace(chr(34), chr(34) * 2)}"': [1, 4, 7] for head in HOSTILE}
    survey = raw(tmp_path, table({"P01": [1, 4, 7]} | heads))
    text = draft(survey).text
    path = tmp_path / "draft.yml"
    path.write_text(re.sub(r"dimension: FILL IN", "dimension: speed", text), encoding="utf-8")
    codebook = read_codebook(path)
    assert tuple(column.name for column in codebook.columns) == survey.columns
    clean(survey, codebook)


def test_words_codes_and_scales(tmp_path):
    agreed = ["Agree", "Neutral", "Strongly agree", "Neutral", "Super", "Super"]
    columns = {
        "P01": agreed,
        "nps": [0, 5, 10, 9, 9, 9],
        "overall satisfaction": [1, 5, 5, 5, 99, 4],
    }
    drafted = draft(raw(tmp_path, table(columns)))
    text = drafted.text
    assert (drafted.used, drafted.rated, drafted.lacks) == (3, 3, "")
    assert "scale: [1, 5]  #" in text
    assert '"Agree": 4' in text
    assert '"Super": FILL IN' in text
    assert "missing: [99]" in text
    assert "scale: [0, 10]" in text


def test_nobodys_own_words_are_shown(tmp_path):
    columns = {"P01": [1, 2, 3], "why": ["my name is Bond", "x", "x"]}
    assert "Bond" not in draft(raw(tmp_path, table(columns))).text


def test_a_folder_is_drafted_from_one_of_its_files(tmp_path):
    (tmp_path / "2.parquet").touch()
    with pytest.raises(InputError, match=r"is a folder: draft from one of its files.*2\.parquet'"):
        write_draft(tmp_path, tmp_path / "shop.yml")


def test_nothing_is_overwritten(tmp_path):
    survey = tmp_path / "shop.csv"
    survey.write_text("P01\n5\n6\n", encoding="utf-8")
    out = tmp_path / "shop.yml"
    out.write_text("mine", encoding="utf-8")
    with pytest.raises(InputError, match="is there already and is kept"):
        write_draft(survey, out)
    assert out.read_text(encoding="utf-8") == "mine"
    with pytest.raises(InputError, match="cannot be written"):
        write_draft(survey, tmp_path / "no" / "shop.yml")


def test_ids_that_look_like_labelled_numbers_are_not_listed(tmp_path):
    """ODK's KEY: one of a person, whatever stands before its number."""
    table_of_ids = table({"KEY": [f"uuid:{at}" for at in range(40)], "E1": [1, 7] * 20})
    text = draft(raw(tmp_path, table_of_ids)).text
    assert "uuid" not in text


def test_many_labels_are_counted_not_listed(tmp_path):
    import pyreadstat

    answers = pd.DataFrame({"country": [float(at) for at in range(30)]})
    labels = {"country": {float(at): f"Land {at}" for at in range(30)}}
    pyreadstat.write_sav(answers, tmp_path / "x.sav", variable_value_labels=labels)
    text = draft(read_survey(tmp_path / "x.sav")).text
    assert "14: Land 14, and 15 more" in text
    assert "Land 15" not in text


def test_labels_at_the_ends_alone_turn_both_sides_of_a_pair(tmp_path):
    # nobody expected the worst, so E1 shows one end only; its numbers run as those of P1
    cells = {1: "1 - Strongly agree", 5: "5 - Strongly disagree"}
    rows = [(1, 2), (2, 3), (2, 4), (3, 5), (1, 5), (2, 1), (4, 3), (1, 4)]
    lines = [",".join(cells.get(n, str(n)) for n in row) for row in rows]
    path = tmp_path / "simulated.csv"
    path.write_text("\n".join(["E1,P1", *lines]), encoding="utf-8")
    assert draft(read_survey(path)).text.count(", reversed: true}") == 2


def test_what_heads_say_of_their_numbers_gives_scale_and_reversal(tmp_path):
    # all 12 are graded; one side falls with its numbers, and the answers stop short of 5
    path, rng = tmp_path / "simulated.csv", range(1, 5)
    heads = [
        *(f"Expected: {item} (1 = not important, 5 = very important)" for item in "xyz"),
        *(f"Found: {item} (1 = very good, 5 = very bad)" for item in "zxy"),
    ]
    rows = [",".join(str(1 + (n + at) % 4) for at in range(6)) for n in rng]
    path.write_text("\n".join([",".join(f'"{head}"' for head in heads), *rows]), encoding="utf-8")
    write_draft(path, tmp_path / "simulated.yml")
    codebook = filled(tmp_path / "simulated.yml")
    assert {column.scale for column in codebook.columns} == {(1, 5)}
    assert [column.reversed for column in codebook.columns] == [False] * 3 + [True] * 3
    assert [(p.expectation[10], p.perception[7]) for p in codebook.pairs()] == [
        ("x", "x"),
        ("y", "y"),
        ("z", "z"),
    ]


def test_items_of_one_tail_pair_by_what_stands_before_it(tmp_path):
    path = tmp_path / "simulated.csv"
    items = ("clean rooms", "helpful staff", "clear prices")
    heads = [
        *(f"Expectation: {item} (grade)" for item in items),
        *(f"Perception: {item} (grade)" for item in items[::-1]),
    ]
    rows = [",".join(str(1 + (n + at) % 5) for at in range(6)) for n in range(6)]
    path.write_text("\n".join([",".join(heads), *rows]), encoding="utf-8")
    write_draft(path, tmp_path / "simulated.yml")
    pairs = filled(tmp_path / "simulated.yml").pairs()
    assert len(pairs) == len(items)
    for pair in pairs:
        assert pair.expectation.split(": ")[1] == pair.perception.split(": ")[1]

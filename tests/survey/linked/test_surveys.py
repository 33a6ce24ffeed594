import pytest

from cxlab.errors import InputError
from cxlab.published import ROOT
from cxlab.survey.linked.surveys import read_linked

SAMPLE = ROOT / "data" / "samples" / "simulated_five_gaps"
BOOK = """scale: [1, 7]
columns:
  branch: group
  E1: {role: expectation, item: a}
  E2: {role: expectation, item: b}
  P1: {role: perception, item: a}
  P2: {role: perception, item: b}
"""
FILES = {
    "customers.csv": "branch,E1,E2,P1,P2\nNorth,6,7,5,5\nNorth,5,6,4,4\n"
    "South,7,7,6,6\nSouth,6,5,5,4\n",
    "managers.csv": "branch,E1,E2\nnorth ,5,6\nSouth,5,5\nSouth,6,6\n",
    "staff.csv": "branch,P1,P2\nNorth,4,5\nSouth,5,5\nNorth,3,4\n",
    "standards.csv": "branch,E1,E2\nNorth,5,5\nSouth,6,5.5\n",
}


@pytest.fixture
def linked(tmp_path):
    def read(book=BOOK, unmatched="refuse", drop=(), **changed):
        for name, text in (FILES | {f"{k}.csv": v for k, v in changed.items()}).items():
            if name not in drop:
                (tmp_path / name).write_text(text, encoding="utf-8")
        (tmp_path / "codebook.yaml").write_text(book, encoding="utf-8")
        return read_linked(tmp_path, None, unmatched)

    return read


def test_four_files_become_levels_by_branch(linked):
    surveys = linked()
    assert surveys.means.branches == ("North", "South")  # however they are spelt
    levels = dict(zip(surveys.means.levels, surveys.means.means.T.tolist(), strict=True))
    assert levels["expectation"] == [6, 6.25]
    assert levels["perception"] == [4.5, 5.25]
    assert levels["view"] == [5.5, 5.5]
    assert levels["standard"] == [5, 5.75]
    assert levels["delivery"] == [4, 5]
    assert surveys.means.exact == {"standard"}
    assert surveys.sheets["manager"] == {"North": 1, "South": 2}
    assert set(surveys.files) == {*FILES, "codebook.yaml"}


def test_one_file_with_a_column_for_who_answered_gives_the_same(linked, tmp_path):
    several = linked()
    rows = ["source,branch,E1,E2,P1,P2"]
    for name, text in FILES.items():
        head, *lines = text.splitlines()
        for line in lines:
            cells = dict(zip(head.split(","), line.split(","), strict=True))
            source = name.removesuffix(".csv").removesuffix("s")
            rows.append(",".join([source, *(cells.get(c, "") for c in rows[0].split(",")[1:])]))
    one = tmp_path / "one" / "answers.csv"
    one.parent.mkdir()
    one.write_text("\n".join(rows), encoding="utf-8")
    book = tmp_path / "one" / "meaning.yaml"
    book.write_text(BOOK + "  source: source\n", encoding="utf-8")
    joined = read_linked(one, book)
    assert set(joined.means.levels) == set(several.means.levels)
    for level in several.means.levels:
        ours, theirs = (m.means[:, m.levels.index(level)] for m in (joined.means, several.means))
        assert ours == pytest.approx(theirs)


def test_a_standard_of_the_whole_company_holds_for_every_branch(linked):
    found = linked(standards="E1,E2\n6,5\n")
    assert found.means.means[:, found.means.levels.index("standard")] == pytest.approx([5.5, 5.5])


def test_only_items_asked_of_everybody_are_compared(linked):
    found = linked(managers="branch,E1\nNorth,5\nSouth,5\n")
    assert ("Items compared", "1: a") in found.account
    assert ("Items not asked of everybody, left out", "b") in found.account
    assert found.means.means[:, found.means.levels.index("expectation")] == pytest.approx(
        [5.5, 6.5]
    )


def test_an_item_that_nobody_of_a_file_answered_leaves_the_others_compared(linked):
    blank = FILES["customers.csv"].replace(",5,5\n", ",,5\n").replace(",4,4\n", ",,4\n")
    blank = blank.replace(",6,6\n", ",,6\n").replace(",5,4\n", ",,4\n")
    found = linked(customers=blank)
    assert found.columns["customer", "perception"] == ["P2"]
    assert found.columns["customer", "expectation"] == ["E2"]
    assert "no answers to P1" in dict(found.account)["customers.csv"]
    assert ("Items not asked of everybody, left out", "a") in found.account


def test_a_sheet_answered_by_less_than_half_is_not_used_and_counted(linked):
    book = BOOK.replace(", item: a", "").replace(", item: b", "") + "  P3: {role: perception}\n"
    found = linked(book=book, staff="branch,P1,P2,P3\nNorth,4,5,5\nSouth,5,,\nSouth,5,5,\n")
    assert found.means.people("delivery") == (1, 1)
    assert ("Less than half answered, not used", "1 sheet of staff, delivery") in found.account


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        (
            {"managers": "branch,E1,E2\nNorth,55,66\nSouth,50,7\n"},
            "managers.csv, column 'E1', rows 2, 3: found 55 and others outside the scale 1 to 7. "
            "All surveys must use one scale",
        ),
        (
            {
                "drop": ("customers.csv", "staff.csv", "standards.csv"),
                "book": "columns:\n  branch: group\n  E1: {role: expectation, item: a}\n",
            },
            "a gap needs two sides.*Found: managers .view.",
        ),
        ({"book": BOOK.replace("  branch: group\n", "")}, "no sheet has a branch"),
        (
            {"book": BOOK + "  E9: {role: expectation, item: z}\n"},
            "'E9' is not in any of the files",
        ),
        ({"others": "branch,E1\nNorth,5\n"}, "others.csv: who answered"),
        ({"managers_only": "place\nNorth\n"}, "none of its columns is rated"),
        ({"book": BOOK + "  E1b: group\n", "managers": "branch,E1,E1b\nNorth,5,x\n"}, None),
    ],
)
def test_what_cannot_be_compared_is_refused_with_the_rows(linked, changed, message):
    if message is None:  # two groups, one of them called branch: that one joins
        assert linked(**changed).means.branches
        return
    with pytest.raises(InputError, match=message):
        linked(**changed)


def test_the_sample_has_drivers_and_an_outcome():
    found = read_linked(SAMPLE)
    assert found.drivers["training"] == "staff"
    assert found.drivers["communication"] == "customer"
    assert "outcome satisfaction" in found.means.levels
    assert found.scale == (1, 10)


def test_what_two_kinds_of_people_were_asked_is_not_taken_of_one_in_silence(linked):
    asked = linked(
        BOOK + "  training: {role: driver}\n",
        managers="branch,E1,E2,training\nNorth,5,6,7\nSouth,5,5,7\n",
        staff="branch,P1,P2,training\nNorth,4,5,2\nSouth,5,5,3\n",
    )
    assert asked.drivers["training"] == "manager"
    told = dict(asked.account)["Asked of two kinds of people"]
    assert told == "driver training: what managers say, not what staff say"


def test_of_several_waves_the_last_counts(linked):
    asked = FILES["customers.csv"].splitlines()
    rows = [f"{row},2024" for row in asked[1:]] + ["North,1,1,7,7,2023", "South,1,1,7,7,2023"]
    waves = linked(
        BOOK + "  when: {role: wave}\n", customers="\n".join([f"{asked[0]},when", *rows]) + "\n"
    )
    levels = dict(zip(waves.means.levels, waves.means.means.T.tolist(), strict=True))
    assert (levels["expectation"], levels["perception"]) == ([6, 6.25], [4.5, 5.25])
    assert "2 not of the last wave, left out" in dict(waves.account)["customers.csv"]

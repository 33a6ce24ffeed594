import csv
import io

import pytest

from cxlab.survey.files.grid import Grid
from cxlab.survey.files.heads import read_head


def grid(text):
    rows = list(csv.reader(io.StringIO(text)))
    width = max(map(len, rows))
    filled = [[cell or None for cell in row + [""] * (width - len(row))] for row in rows]
    return Grid(filled, list(range(1, len(rows) + 1)), "CSV")


# Names, German texts and import ids as in the sample file of R's qualtRics.
QUALTRICS = """StartDate,Status,ResponseId,DistributionChannel,Q1,Q2_1
Anfangsdatum,Antworttyp,Antwort-ID,Verteilungskanal,"This is
a question.",Rate - Speed
"{""ImportId"":""startDate"",""timeZone"":""UTC""}","{""ImportId"":""status""}",\
"{""ImportId"":""_recordId""}","{""ImportId"":""distributionChannel""}",\
"{""ImportId"":""QID1""}","{""ImportId"":""QID2_1""}"
2017-07-18,0,R_2YPOQ602ER1jkf1,anonymous,2,5
2017-07-18,Survey Preview,R_2YPOQ602ER1jkf2,preview,3,5
"""
LEGACY = """V1,V2,Q1
ResponseID,ResponseSet,This is a question.
R_2YPOQ602ER1jkf1,Standard,2
"""
MONKEY = """Respondent ID,Collector ID,Start Date,How satisfied are you?,Please rate,,,Why?
,,,Response,Speed,Price,Speed,Open-Ended Response
1001,7,2024-01-01,5,4,3,2,because
"""


def test_qualtrics_by_its_import_ids():
    head = read_head(grid(QUALTRICS))
    assert head.columns[-2:] == ("Q1", "Q2_1")
    assert head.questions["Q1"] == "This is a question."
    assert head.format == "three head rows, as Qualtrics writes them"
    assert head.kept["Status"].startswith(
        "1 answer that Qualtrics marks as a test, kept; to leave them"
    )
    assert "exclude: [survey preview]" in head.kept["Status"]


def test_qualtrics_without_import_ids_and_with_them_alone():
    lines = QUALTRICS.replace('"This is\na question."', "This is a question.").splitlines()
    excel = "\n".join([*lines[:2], *lines[3:]])
    assert read_head(grid(excel)).rows == 2
    assert read_head(grid(excel)).questions["Q1"] == "This is a question."
    bare = "\n".join([lines[0], *lines[2:]])
    assert (read_head(grid(bare)).rows, read_head(grid(bare)).questions) == (2, {})
    cleaned = "\n".join([lines[0], *lines[3:]])
    assert read_head(grid(cleaned)).rows == 1


def test_qualtrics_as_it_was():
    head = read_head(grid(LEGACY))
    assert (head.columns, head.rows) == (("V1", "V2", "Q1"), 2)
    assert head.questions["Q1"] == "This is a question."


def test_surveymonkey_joins_questions_and_their_parts():
    head = read_head(grid(MONKEY))
    assert head.columns[3:] == (
        "How satisfied are you?",
        "Please rate: Speed",
        "Please rate: Price",
        "Please rate: Speed (2)",
        "Why?",
    )
    assert (head.rows, head.tool) == (2, "SurveyMonkey")
    assert head.notes == (
        "column 7 is called 'Please rate: Speed (2)': its head had occurred before",
    )


def test_surveymonkey_condensed_has_one_head_row():
    text = "Respondent ID,Collector ID,Start Date,Speed\n1001,7,2024-01-01,5\n"
    assert read_head(grid(text)).rows == 1


def test_limesurvey_codes_become_the_columns():
    text = "id. Response ID,lastpage. Last page,Q01[SQ001]. Your age: [],G02Q40. How many?\n1,2,3,4"
    head = read_head(grid(text))
    assert head.columns == ("id", "lastpage", "Q01[SQ001]", "G02Q40")
    assert head.questions["G02Q40"] == "How many?"
    assert head.tool == "LimeSurvey"
    assert read_head(grid("id,lastpage,G01Q01[SQ001]\n1,2,3")).tool == "LimeSurvey"


def test_google_forms_and_plain_heads():
    head = read_head(grid("타임스탬프,1. 만족합니까?,1. 만족합니까?\n2024,5,4"))
    assert head.columns == ("타임스탬프", "1. 만족합니까?", "1. 만족합니까? (2)")
    assert head.tool == "Google Forms"
    # A questionnaire may number its heads like "1. text" without being LimeSurvey's.
    assert read_head(grid("a. one,b. two\n1,2")).columns == ("a. one", "b. two")


def test_a_first_answer_with_a_blank_is_no_second_head_row():
    assert read_head(grid("id,name,note\n,a,b\n2,c,d")).rows == 1


@pytest.mark.parametrize(
    ("heads", "columns"),
    [
        ("a,a,a (2)", ("a", "a (3)", "a (2)")),
        (",E01", ("(column 1)", "E01")),
        ("a  b,a b", ("a b", "a b (2)")),
    ],
)
def test_heads_are_always_different(heads, columns):
    assert read_head(grid(f"{heads}\n1,2,3"[: None if "(2)" in heads else -2])).columns == columns


def test_older_import_ids_in_single_quotation_marks():
    head = read_head(grid(QUALTRICS.replace('""', "'")))
    assert head.format == "three head rows, as Qualtrics writes them"
    assert head.columns[-2:] == ("Q1", "Q2_1")


TWO_ROWS = """,Expectation,,Perception,,Overall
Person,Clean,Fast,Clean,Fast,Satisfied
1,5,4,3,4,4
2,5,5,3,2,4
"""


def test_two_rows_of_heads_are_joined_blank_or_merged():
    joined = (
        "Person",
        "Expectation: Clean",
        "Expectation: Fast",
        "Perception: Clean",
        "Perception: Fast",
        "Overall: Satisfied",
    )
    merged = TWO_ROWS.replace("Expectation,,", "Expectation," * 2)
    merged = merged.replace("Perception,,", "Perception," * 2)
    for text in (TWO_ROWS, merged):
        head = read_head(grid(text))
        assert (head.columns, head.rows) == (joined, 2)


def test_answers_in_words_below_a_head_are_no_second_row_of_it():
    words = "E1,,P1\nagree,yes,neutral\nneutral,yes,agree\nagree,no,neutral\n"
    assert read_head(grid(words)).rows == 1
    assert read_head(grid("E1,E1,P1\n5,4,3\n4,4,4\n")).rows == 1


def test_rows_for_events_of_one_record_are_said():
    text = "record_id,redcap_event_name,q1\n1,before,5\n1,after,4\n2,before,3\n"
    head = read_head(grid(text))
    assert head.tool == "REDCap"
    assert "2 records in 3 rows" in head.notes[0]

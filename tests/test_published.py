import csv

import pytest

from cxlab.errors import InputError
from cxlab.published import (
    GRADES,
    NO_STUDY,
    PUBLISHED,
    SURVEY_SOURCES,
    SURVEYS,
    TABLE_SOURCES,
    names,
    path_of,
    read,
    sources,
)

# For a direction; no figure of theirs is here.
CITED_ONLY = {"hult_2017", "de_matos_2007", "defau_zauner_2023", "gupta_lehmann_2003"}
# From raw data that the project does not carry; tests/statistics/test_response_surface.py has it.
COMPUTED_HERE = {"mobi_moments"}

# Found or computed by us since, and not handed over; tests/questions/loyalty/test_load.py computes
# the moments anew where the raw answers are public.
FOUND_SINCE = {"attention_printed", "defau_zauner_2023", "loyalty_moments"}
# Read by us in a public copy of the abstract, and not handed over.
FOUND_SINCE |= {"cdnow_printed", "fader_hardie_lee_2005", "gupta_lehmann_2003"}
# From raw data that the project does not carry; tests/evidence/test_purchase_files.py has them.
FOUND_SINCE |= {"cdnow_classes", "cdnow_sample", "cdnow_top"}


def test_every_published_row_has_a_graded_source_and_no_source_is_idle():
    stated = {row["source"] for name in names() for row in read(name) if name not in TABLE_SOURCES}
    used = stated | set(TABLE_SOURCES.values()) | set(SURVEY_SOURCES.values())
    used |= CITED_ONLY
    assert used == set(sources())
    assert all(source.verified in GRADES for source in sources().values())


def test_every_file_is_described():
    text = (PUBLISHED.parent / "README.md").read_text(encoding="utf-8")
    files = [p for p in PUBLISHED.parent.rglob("*") if p.is_file() and p.name != "README.md"]
    assert [p.name for p in files if f"`{p.name}`" not in text] == []


def test_transcribed_as_handed_over(shared):
    for name in set(names()) - FOUND_SINCE:
        with (shared / "published" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            theirs = list(csv.DictReader(file))
        ours = read(name)
        assert ours[0].keys() - theirs[0].keys() <= {"source"}  # what they cite in sources.csv
        assert [{key: row[key] for key in theirs[0]} for row in ours] == theirs
    assert {path.stem for path in SURVEYS.glob("*.csv")} == set(SURVEY_SOURCES)
    for name in SURVEY_SOURCES:
        if name in COMPUTED_HERE:
            continue
        theirs = (shared / "surveys" / f"{name}.csv").read_text(encoding="utf-8")
        assert (SURVEYS / f"{name}.csv").read_text(encoding="utf-8") == theirs
    with (shared / "published" / "sources.csv").open(encoding="utf-8", newline="") as file:
        original = {row["source"]: row for row in csv.DictReader(file)}
    for key, source in sources().items():
        if key in FOUND_SINCE:
            continue
        assert original[key]["citation"] == source.citation
        assert original[key]["verified"] == source.verified


def test_a_claim_without_a_study_is_a_sentence_and_not_a_name():
    """A sentence is translated, a name is not: so it must be the one the catalogue knows."""
    claims = [known for known in sources().values() if known.verified == "claim"]
    assert [known.citation for known in claims] == [NO_STUDY]
    assert claims[0].named == claims[0].short == NO_STUDY


def test_unknown_tables_are_refused_with_the_nearest():
    with pytest.raises(InputError, match="Did you mean 'iyengar_lepper_2000'"):
        path_of("iyengar_leper_2000")

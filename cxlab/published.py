"""Figures from papers: where they lie, and where they come from."""

import csv
import hashlib
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from cxlab.data_path import file_and_sheet
from cxlab.errors import InputError, nearest
from cxlab.words import phrase, say

ROOT = Path(__file__).resolve().parent.parent
PUBLISHED = ROOT / "data" / "published"
SURVEYS = ROOT / "data" / "surveys"
ALL_SURVEYS = "published"
UNTIL_YEAR = re.compile(r".*?\(\d{4}[^)]*\)")
SURVEY_SOURCES = {
    "acsi2015": "acsi_2015",
    "kiosk_kservqual2019": "kiosk_2019",
    "mobi_moments": "mobi_ecsi_2005",
    "servperf_bliemel2004": "bliemel_2004",
    "servqual_babakus_boller1992": "babakus_boller_1992",
}
# Tables whose rows name no source: sums that come from one set of data.
TABLE_SOURCES = {
    "peak_end_person_sums": "rcqoea_360vr",
    "touchpoint_sums_sfo": "sfo_surveys",
    "hillstrom_counts": "hillstrom_2008",
    "complete_journey_campaigns": "complete_journey",
    "channel_by_age_gds2012": "gds_2012",
    "cdnow_classes": "cdnow",
    "cdnow_sample": "cdnow",
    "cdnow_top": "cdnow",
}

GRADES = {
    "primary": phrase("read in the source or its data"),
    "quoted": phrase("quoted alike by several independent sources"),
    "secondary": phrase("quoted by another source"),
    "memory": phrase("unconfirmed"),
    "claim": phrase("a claim to be tested, not evidence"),
}
NO_STUDY = phrase("The claim as the project's source articles state it; no primary source.")
QUOTED = ("secondary", "memory")  # grades of figures that rest on one other source, or on none


@dataclass(frozen=True)
class Source:
    """Where a figure comes from; ``verified`` is a key of `GRADES`."""

    key: str
    citation: str
    doi: str
    verified: str
    note: str

    @property
    def named(self) -> str:
        """The citation; of a claim that no study stands behind, that sentence in words."""
        return say(NO_STUDY) if self.verified == "claim" else self.citation

    @property
    def short(self) -> str:
        """The citation up to its year, e.g. ``Iyengar, S. S., & Lepper, M. R. (2000)``."""
        if self.verified == "claim":
            return self.named
        until_year = UNTIL_YEAR.match(self.citation)
        return until_year[0] if until_year else self.citation


def names() -> list[str]:
    """Return the names of the published tables."""
    return sorted(path.stem for path in PUBLISHED.glob("*.csv") if path.stem != "sources")


def known_data() -> list[str]:
    """Return what ``data`` may name besides a file: tables, surveys, or all surveys together."""
    return [*names(), *SURVEY_SOURCES, ALL_SURVEYS]


def path_of(name: str) -> Path:
    """Return the file of a published table.

    Raises
    ------
    InputError
        If there is none of that name; the nearest is offered.
    """
    path = PUBLISHED / f"{name}.csv"
    if name not in names():
        raise InputError(f"no published table '{name}'.{nearest(name, names())}")
    return path


def read(name: str) -> list[dict[str, str]]:
    """Return a published table as rows of text, so that printed digits survive."""
    with path_of(name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def sources() -> dict[str, Source]:
    """Return all sources by key."""
    with (PUBLISHED / "sources.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return {
        row["source"]: Source(
            key=row["source"],
            citation=row["citation"],
            doi=row["doi"],
            verified=row["verified"],
            note=row["note"],
        )
        for row in rows
    }


def source(key: str) -> Source:
    """Return a source by its key.

    Raises
    ------
    InputError
        If ``sources.csv`` lacks it.
    """
    if key not in sources():
        raise InputError(f"sources.csv has no source '{key}'.{nearest(key, sources())}")
    return sources()[key]


def fingerprint(path: Path) -> str:
    """Return the SHA-256 of a file, as reports carry it; of a folder, that of its Parquet files."""
    if path.is_dir():
        files = sorted(path.resolve().rglob("*.parquet"))
        named = (f"{f.relative_to(path.resolve()).as_posix()}\0{fingerprint(f)}\n" for f in files)
        return hashlib.sha256("".join(named).encode()).hexdigest()
    with file_and_sheet(path)[0].open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()

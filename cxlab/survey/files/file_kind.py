"""What kind of file a survey is, by its first bytes; what is not read is named, with a way out."""

from pathlib import Path

from cxlab.data_path import WITH_SHEET
from cxlab.errors import InputError

MAGIC = {
    b"PAR1": "parquet",
    b"$FL2": "SPSS",
    b"$FL3": "SPSS",
    b"<stata_dta>": "Stata",
    b"PK\x03\x04": "zip",
}
OLD_STATA = range(104, 116)  # the first byte is the version
ZIPPED = {".omv": "jamovi", ".jasp": "JASP", ".lsa": "LimeSurvey"}
WORKBOOKS = (".xlsx", ".xlsm")
ENDINGS = {
    ".xlsx": "an Excel workbook",
    ".parquet": "a Parquet table",
    ".sav": "an SPSS file",
    ".zsav": "an SPSS file",
    ".dta": "a Stata file",
    ".omv": "a jamovi file",
    ".jasp": "a JASP file",
    ".lsa": "a LimeSurvey archive",
}
UNPACK = "is compressed; unpack it first"


def _to_sav(what: str, answers: str) -> str:
    return (
        f"is a {what}; save it as CSV, or to keep the labels of a survey as .sav, in R with "
        f"haven::write_sav({answers}, 'x.sav')"
    )


IN_R = _to_sav("file of R", "answers")
SAS = _to_sav("file of SAS", "haven::read_sas('{name}')")
SAS_TRANSPORT = _to_sav("file of SAS", "haven::read_xpt('{name}')")
AS_PARQUET = "save it as Parquet, e.g. in Python with pandas.read_{}('{}').to_parquet('x.parquet')"
# How files begin that are not read, what they are, and what to do instead. No magic word that the
# head of a table may begin with.
NOT_READ = {
    b"\xd0\xcf\x11\xe0": "is an old Excel file (.xls) or protected by a password; open it in Excel "
    "and save it as .xlsx without a password, or as 'CSV UTF-8'",
    b"\x1f\x8b": UNPACK,
    b"BZh91AY": UNPACK,
    b"\xfd7zXZ": UNPACK,
    b"\x28\xb5\x2f\xfd": UNPACK,
    b"7z\xbc\xaf": UNPACK,
    b"Rar!\x1a": UNPACK,
    b"RDX2\n": IN_R,
    b"RDX3\n": IN_R,
    b"ARROW1\0": f"is an Arrow (Feather) file; {AS_PARQUET.format('feather', '{name}')}",
    b"\xff\xff\xff\xff": "is a stream of Arrow; save it as Parquet or CSV",
    b"\x89HDF": "is an HDF5 file; save the table of answers as Parquet or CSV",
    b"SQLite format 3": "is an SQLite database; save the table of answers as CSV, or name it where "
    "a notebook takes a connection: -p 'data=sqlite://{name}#TABLE'",
    b"\0" * 12 + b"\xc2\xea\x81\x60": SAS,
    b"HEADER RECORD***": SAS_TRANSPORT,
    b"%PDF": "is a PDF; have the table of answers exported as CSV",
}
BY_ENDING = {
    **dict.fromkeys((".rds", ".rdata", ".rda"), IN_R),
    ".feather": f"is a Feather file; {AS_PARQUET.format('feather', '{name}')}",
    ".orc": f"is an ORC file; {AS_PARQUET.format('orc', '{name}')}",
    ".sas7bdat": SAS,
    ".xpt": SAS_TRANSPORT,
    ".por": _to_sav("portable file of SPSS", "haven::read_por('{name}')"),
    ".ods": "is an OpenDocument table; save it as .xlsx or CSV UTF-8",
    ".fods": "is an OpenDocument table; save it as .xlsx or CSV UTF-8",
    ".xlsb": "is a binary Excel workbook; open it in Excel and save it as .xlsx",
    ".numbers": "is a table of Numbers; export it there as Excel (.xlsx) or CSV",
    ".pkl": "is a pickle, which may run code when it is opened; save it as Parquet or CSV",
    ".pickle": "is a pickle, which may run code when it is opened; save it as Parquet or CSV",
    ".docx": "is a Word document; have the table of answers exported as CSV",
}
DUCKDB = (
    "is a DuckDB database; save the table of answers as CSV, or name it where a notebook takes a "
    "connection: -p 'data=duckdb://{name}#TABLE'"
)
DUCKDB_AT, DUCKDB_MARK = 8, b"DUCK"


def file_kind(file: Path, start: bytes) -> str:
    """Return "text", "parquet", "zip" (a workbook), or the name of a program.

    Parameters
    ----------
    file : Path
    start : bytes
        The first 16 of the file, or all of a shorter one.

    Raises
    ------
    InputError
        If it is of a kind that is not read, or not of the kind that its ending says.

    Examples
    --------
    >>> file_kind(Path("survey.sav"), b"$FL2@(#) SPSS")
    'SPSS'
    """
    ending = Path(WITH_SHEET.sub(r"\1", file.name)).suffix.casefold()
    kind = next((kind for magic, kind in MAGIC.items() if start.startswith(magic)), "text")
    if kind == "text" and ending == ".dta" and start[0] in OLD_STATA:
        return "Stata"
    if kind in ("text", "zip") and (why := _not_read(ending, start)):
        raise InputError(f"{file.name}: {why.replace('{name}', file.name)}")
    if kind == "zip" and ending in ZIPPED:
        return ZIPPED[ending]
    if kind == "zip" and ending not in WORKBOOKS:
        raise InputError(f"{file.name}: is a zip archive; unpack it, or name a workbook .xlsx")
    if kind == "text" and ending in ENDINGS:
        raise InputError(
            f"{file.name}: is not {ENDINGS[ending]}, whatever its ending says; it seems to be "
            "damaged or of another kind"
        )
    return kind


def _not_read(ending: str, start: bytes) -> str:
    """Return what a file is and what to do instead; "" where it may be read."""
    if ending in BY_ENDING:
        return BY_ENDING[ending]
    if start[DUCKDB_AT:].startswith(DUCKDB_MARK):
        return DUCKDB
    return next((why for magic, why in NOT_READ.items() if start.startswith(magic)), "")

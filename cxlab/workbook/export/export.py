"""A run's findings as files for a paper, a slide, a spreadsheet."""

from collections.abc import Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path

from cxlab.errors import InputError, nearest
from cxlab.words import speaking
from cxlab.workbook.export.bibliography import added
from cxlab.workbook.export.exportable import Exportable, read_exportable
from cxlab.workbook.export.paper import Paper, paper
from cxlab.workbook.export.picture_file import KINDS, PDF_LACKS, SIZES, picture_file
from cxlab.workbook.export.pictures import Picture, chosen
from cxlab.workbook.whole_set import make_folder, place

FORMATS = ("xlsx", "docx", "md", "tex", "csv", "pptx")
BIBLIOGRAPHY = "references.bib"
# What a document can show of figures; the others name their files.
PRINT_CAPTIONS = {"md", "tex"}  # beside the files that they show
SHOWS = {"docx": ("png",), "pptx": ("png",), "tex": ("png", "pdf")}


def export(
    report: Path,
    formats: Sequence[str],
    out: Path,
    *,
    figures: str = "",
    size: str = "page",
    names: Sequence[str] = (),
) -> list[Path]:
    """Write a report's findings, as its JSON holds them, and its figures.

    Parameters
    ----------
    report : Path
        The JSON that a run writes beside its page.
    formats : sequence of str
        Of `FORMATS`.
    out : Path
        A folder. A bibliography that is there keeps its entries.
    figures : {"", "svg", "png", "pdf"}
        How to write the figures; not at all by default.
    size : {"page", "slide"}
    names : sequence of str
        The figures wanted; all unless given.

    Returns
    -------
    list of Path
        The files written.

    Raises
    ------
    InputError
        For a format, size or figure that is none, a file that is no result or was altered, and
        what cannot be written.
    """
    _check(formats, figures, size, names)
    taken = read_exportable(report)
    if figures and not taken.has_notebook:
        raise InputError(
            f"{report}: its figures stand in {report.stem}.ipynb, which is not beside it; export "
            "from the folder of the run, or leave out --figures"
        )
    pictures = chosen(taken.pictures, names, report)
    with speaking(taken.language):
        files = _files(taken, formats, pictures, figures=figures, size=size)
    bibliography = out / BIBLIOGRAPHY
    make_folder(out)
    files[BIBLIOGRAPHY] = added(_existing(bibliography), taken).encode()
    for name, content in files.items():
        place(out / name, content)
    return [out / name for name in files]


def _files(
    taken: Exportable,
    formats: Sequence[str],
    pictures: Sequence[Picture],
    *,
    figures: str,
    size: str,
) -> dict[str, bytes]:
    """Return all files of an export by name, in the order in which they are asked for."""
    named = {p.name: f"{taken.name}-{p.name}-{size}.{figures}" for p in pictures if figures}
    written = paper(taken, pictures, named)
    embeds = figures == "png" and bool({"docx", "pptx"} & set(formats))
    drawn = {p.name: picture_file(p, "png", captioned=False) for p in pictures if embeds}
    files = {
        f"{taken.name}.{kind}": _document(kind, taken, written, drawn)
        for kind in dict.fromkeys(formats)
    }
    captioned = not PRINT_CAPTIONS & set(formats)
    for picture in pictures if figures else ():
        files[named[picture.name]] = picture_file(picture, figures, size, captioned)
    return files


def _document(kind: str, taken: Exportable, written: Paper, drawn: Mapping[str, bytes]) -> bytes:
    """Return one document; each format's library is imported only where it is wanted."""
    if kind == "csv":
        from cxlab.workbook.export.csv_file import csv_file

        return csv_file(taken)
    if kind == "xlsx":
        from cxlab.workbook.export.xlsx_file import xlsx_file

        return xlsx_file(taken, written)
    if kind == "docx":
        from cxlab.workbook.export.docx_file import docx_file

        return docx_file(written, drawn)
    if kind == "pptx":
        from cxlab.workbook.export.pptx_file import pptx_file

        return pptx_file(taken, written, drawn)
    if kind == "tex":
        from cxlab.workbook.export.latex_file import latex_file

        return latex_file(written)
    from cxlab.workbook.export.markdown_file import markdown_file

    return markdown_file(written)


def _check(formats: Sequence[str], figures: str, size: str, names: Sequence[str]) -> None:
    """Refuse what cannot be written before anything is."""
    if not formats and not figures:
        raise InputError(f"say what to write: --to {'|'.join(FORMATS)}, or --figures svg|png|pdf")
    for name in formats:
        _one_of("--to", name, FORMATS)
    if figures:
        _one_of("--figures", figures, KINDS)
    _one_of("--size", size, SIZES)
    if names and not figures:
        raise InputError("--figure names a figure to write: say how, with --figures svg|png|pdf")
    for name in formats:
        if figures and figures not in SHOWS.get(name, KINDS):
            raise InputError(
                f"--figures {figures}: {name} shows figures as {' or '.join(SHOWS[name])}; export "
                f"them as {figures} in a call of their own"
            )
    if figures == "pdf" and find_spec("typst") is None:
        raise InputError(PDF_LACKS)


def _one_of(option: str, word: str, allowed: Sequence[str]) -> None:
    if word not in allowed:
        raise InputError(
            f"{option} is '{word}'; allowed are {', '.join(allowed)}.{nearest(word, allowed, 0.5)}"
        )


def _existing(bibliography: Path) -> str:
    try:
        return bibliography.read_text(encoding="utf-8") if bibliography.exists() else ""
    except (OSError, UnicodeDecodeError):
        raise InputError(f"cannot read {bibliography}: it is no text in UTF-8") from None

"""An export as a paper has it: methods, tables, findings in words, figures, references."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cxlab.claims.finding import Finding
from cxlab.words import say
from cxlab.workbook.export.apa_table import ApaTable, apa_tables
from cxlab.workbook.export.bibliography import Reference, references
from cxlab.workbook.export.exportable import Exportable
from cxlab.workbook.export.methods_paragraph import methods_paragraph
from cxlab.workbook.export.pictures import Picture


@dataclass(frozen=True)
class Illustration:
    """A figure in a paper: its number, caption, alt text, and its file's name where it has one."""

    number: str
    picture: Picture
    file: str = ""


@dataclass(frozen=True)
class Paper:
    """What a document holds, whatever its format: every word of it is said here.

    ``heads`` are the headings, by what stands below: methods, results, words, figures, references;
    ``in_words`` has a claim and what the data say of it, a pair a finding.
    """

    title: str
    heads: Mapping[str, str]
    methods: str
    tables: tuple[ApaTable, ...]
    in_words: tuple[tuple[str, str], ...]
    figures: tuple[Illustration, ...]
    references: tuple[Reference, ...]


def paper(report: Exportable, pictures: Sequence[Picture], files: Mapping[str, str]) -> Paper:
    """Return a report as a paper has it.

    Parameters
    ----------
    report : Exportable
    pictures : sequence of Picture
    files : mapping of str to str
        The files of the pictures, by their names; of those that are written.
    """
    heads = {
        "methods": say("Methods"),
        "results": say("Results"),
        "words": say("The findings in words"),
        "figures": say("Figures"),
        "references": say("References"),
        "note": say("Note."),
    }
    figures = [
        Illustration(say("Figure {number}", number=n), picture, files.get(picture.name, ""))
        for n, picture in enumerate(pictures, start=1)
    ]
    return Paper(
        title=report.question or report.name,
        heads=heads,
        methods=" ".join(methods_paragraph(report)),
        tables=tuple(apa_tables(report.findings)),
        in_words=tuple(
            (f"{finding.hypothesis}: {finding.claim}", in_words(finding, record))
            for finding, record in zip(report.findings, report.records, strict=True)
        ),
        figures=tuple(figures),
        references=tuple(references(report)),
    )


def in_words(finding: Finding, record: Mapping[str, Any]) -> str:
    """Return what the data say, as the run's JSON has it, with all that a reader must know."""
    sentence = str(record.get("sentence") or finding.sentence())
    note = finding.note if finding.estimate else ""
    return " ".join(part for part in (sentence, *finding.cautions, note) if part)

"""``cxlab export``: a run's findings for a paper, a slide or a spreadsheet."""

from pathlib import Path
from typing import Annotated

import typer


def export_command(
    report: Annotated[Path, typer.Argument(help="The JSON that a run wrote beside its page.")],
    to: Annotated[
        list[str] | None, typer.Option(help="xlsx, docx, md, tex, csv or pptx; repeatable.")
    ] = None,
    out: Annotated[Path, typer.Option(help="Folder for the files.")] = Path("export"),
    figures: Annotated[str, typer.Option(help="Write figures, too: svg, png or pdf.")] = "",
    figure: Annotated[list[str] | None, typer.Option(help="Only this figure; repeatable.")] = None,
    size: Annotated[str, typer.Option(help="Of figures: page, or slide (16:9).")] = "page",
) -> None:
    """Write a result for a paper, a slide or a spreadsheet.

    Findings, methods, references.
    """
    from cxlab.workbook.export.export import export

    written = export(report, to or (), out, figures=figures, size=size, names=figure or ())
    for path in written:
        typer.echo(path)

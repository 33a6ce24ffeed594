"""``cxlab compare``: what changed between two results."""

from pathlib import Path
from typing import Annotated

import typer

from cxlab.errors import InputError
from cxlab.words import speak


def compare_command(
    old: Annotated[Path, typer.Argument(help="A result (NAME.json), or a folder of them.")],
    new: Annotated[Path, typer.Argument(help="The later one.")],
    out: Annotated[Path | None, typer.Option(help="Write an HTML page here, too.")] = None,
    language: Annotated[str, typer.Option(help="Of the page: en or ko.")] = "en",
    anyway: Annotated[
        bool, typer.Option("--anyway", help="Compare though scale, dimensions or codebook differ.")
    ] = False,
) -> None:
    """Compare two results: what changed by more than noise?"""
    from cxlab.workbook.compare import compare as compare_results
    from cxlab.workbook.compare_page import described, page, table
    from cxlab.workbook.whole_set import make_folder, place

    if out is not None and out.suffix != ".html":
        raise InputError(f"--out {out}: the page is HTML; call it NAME.html")
    speak(language)
    lines = compare_results(old, new, anyway=anyway)
    typer.echo(repr(table(lines)))
    if out is not None:
        make_folder(out.parent)
        place(out, page(lines, described(old), described(new)))
        typer.echo(out)

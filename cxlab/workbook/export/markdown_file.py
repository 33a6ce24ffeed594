"""A report for a paper in Markdown: methods, APA's tables, figures with alt texts, references."""

import re
from collections.abc import Iterator

from cxlab.workbook.export.apa_table import ApaTable
from cxlab.workbook.export.paper import Illustration, Paper

MARKS = re.compile(r"([\\`*_{}\[\]<>#|~$])")
BEGINS_A_LIST = re.compile(r"^(\d*)([-+.)])(?=\s|$)")


def markdown_file(paper: Paper) -> bytes:
    """Return a paper as Markdown; a user's own text in it is no mark-up."""
    heads = paper.heads
    parts = [f"# {plain(paper.title)}", f"## {heads['methods']}", plain(paper.methods)]
    parts += [f"## {heads['results']}", *(_table(table, heads["note"]) for table in paper.tables)]
    parts.append(f"## {heads['words']}")
    parts += [f"**{plain(claim)}** {plain(says)}" for claim, says in paper.in_words]
    if paper.figures:
        parts += [f"## {heads['figures']}", *map(_figure, paper.figures)]
    parts += [f"## {heads['references']}", "\n".join(_references(paper))]
    return ("\n\n".join(parts) + "\n").encode()


def plain(text: str) -> str:
    r"""Return text that Markdown shows as it is, on one line.

    Examples
    --------
    >>> print(plain("- a * b | <c>"))
    \- a \* b \| \<c\>
    """
    one_line = " ".join(text.split())
    return BEGINS_A_LIST.sub(r"\1\\\2", MARKS.sub(r"\\\1", one_line))


def _table(table: ApaTable, note: str) -> str:
    heads = [f"*{head}*" if head in table.italic else plain(head) for head in table.heads]
    lines = [heads, ["---"] * len(heads), *([plain(cell) for cell in row] for row in table.rows)]
    body = "\n".join(f"| {' | '.join(line)} |" for line in lines)
    below = f"*{note}* {plain(table.note)}"
    return f"**{plain(table.number)}**\n\n*{plain(table.title)}*\n\n{body}\n\n{below}"


def _figure(figure: Illustration) -> str:
    picture = figure.picture
    shown = f"![{plain(picture.alt)}]({figure.file})" if figure.file else plain(picture.alt)
    return f"**{plain(figure.number)}**\n\n*{plain(picture.caption)}*\n\n{shown}"


def _references(paper: Paper) -> Iterator[str]:
    for reference in paper.references:
        version = f" ({plain(reference.version)})" if reference.version else ""
        doi = f" <https://doi.org/{reference.doi}>" if reference.doi else ""
        yield f"- {plain(reference.citation)}{version}{doi}"

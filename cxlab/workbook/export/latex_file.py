"""A report for a paper in LaTeX: a document that compiles beside its references.bib."""

from collections.abc import Iterator

from cxlab.numbers import MINUS
from cxlab.workbook.export.apa_table import ApaTable
from cxlab.workbook.export.paper import Illustration, Paper

SPECIAL = {letter: f"\\{letter}" for letter in "&%$#_{}"} | {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "<": r"\textless{}",
    ">": r"\textgreater{}",
    MINUS: r"\ensuremath{-}",
    "\N{INFINITY}": r"\ensuremath{\infty}",
    "\N{EN DASH}": "--",
    "\N{HEAVY CHECK MARK}": r"\ensuremath{\checkmark}",
    "\N{HEAVY BALLOT X}": r"\ensuremath{\times}",
    "\N{ALMOST EQUAL TO}": r"\ensuremath{\approx}",
    "\N{RIGHTWARDS ARROW}": r"\ensuremath{\rightarrow}",
}
BETWEEN = 6 / 468  # two times 3 points between columns, of a line of 6.5 inches
ESCAPES = str.maketrans(SPECIAL)
HEAD = r"""% pdflatex, or for Korean xelatex with a Korean main font; then bibtex, and twice more.
\documentclass[11pt]{article}
\usepackage{iftex}
\ifpdftex\usepackage[utf8]{inputenc}\usepackage[T1]{fontenc}\else\usepackage{fontspec}\fi
\usepackage[margin=1in]{geometry}
\usepackage{amssymb,array,booktabs,graphicx,longtable}
\usepackage[hidelinks]{hyperref}
\setlength{\parindent}{0pt}\setlength{\parskip}{6pt}\sloppy
\begin{document}
"""


def latex_file(paper: Paper) -> bytes:
    """Return a paper as a LaTeX document; a user's own text in it is no command."""
    heads = {name: escaped(head) for name, head in paper.heads.items()}
    parts = [rf"\section*{{{escaped(paper.title)}}}"]
    parts += [rf"\subsection*{{{heads['methods']}}}", escaped(paper.methods)]
    parts += [rf"\subsection*{{{heads['results']}}}"]
    parts += [_table(table, heads["note"]) for table in paper.tables]
    parts += [rf"\subsection*{{{heads['words']}}}"]
    parts += [rf"\textbf{{{escaped(claim)}}} {escaped(says)}" for claim, says in paper.in_words]
    if paper.figures:
        parts += [rf"\subsection*{{{heads['figures']}}}", *map(_figure, paper.figures)]
    keys = ",".join(reference.key for reference in paper.references)
    parts += [rf"\nocite{{{keys}}}", r"\bibliographystyle{plain}", r"\bibliography{references}"]
    return (HEAD + "\n\n".join(parts) + "\n\n\\end{document}\n").encode()


def escaped(text: str) -> str:
    r"""Return text that LaTeX sets as it is.

    Examples
    --------
    >>> print(escaped(r"50% of A&B \input{x}"))
    50\% of A\&B \textbackslash{}input\{x\}
    >>> print(escaped("[Q2] clean rooms"))
    {[}Q2] clean rooms
    """
    plain = " ".join(text.split())
    # After the end of a row these would belong to it.
    opening = plain[:1] if plain[:1] in ("[", "*") else ""
    return f"{{{opening}}}{plain[1:].translate(ESCAPES)}" if opening else plain.translate(ESCAPES)


def _table(table: ApaTable, note: str) -> str:
    return "\n".join(_lines(table, note))


def _lines(table: ApaTable, note: str) -> Iterator[str]:
    columns = len(table.heads)
    room = 0.985 - BETWEEN * (columns - 1)
    widths = [room * share for share in table.shares()]
    spec = "".join(
        rf">{{\raggedright\arraybackslash}}p{{{width:.3f}\linewidth}}" for width in widths
    )
    names = [rf"\textit{{{escaped(h)}}}" if h in table.italic else escaped(h) for h in table.heads]
    head = " & ".join(names) + r" \\"
    yield rf"{{\small\setlength{{\tabcolsep}}{{3pt}}\begin{{longtable}}{{@{{}}{spec}@{{}}}}"
    yield rf"\multicolumn{{{columns}}}{{@{{}}l}}{{\textbf{{{escaped(table.number)}}}}} \\[3pt]"
    yield rf"\multicolumn{{{columns}}}{{@{{}}l}}{{\textit{{{escaped(table.title)}}}}} \\[3pt]"
    yield rf"\toprule {head} \midrule \endfirsthead"
    yield rf"\toprule {head} \midrule \endhead \bottomrule \endfoot"
    yield from (" & ".join(map(escaped, row)) + r" \\" for row in table.rows)
    yield rf"\end{{longtable}}\textit{{{note}}} {escaped(table.note)}}}"


def _figure(figure: Illustration) -> str:
    """Return number, caption and picture on one page; the alt text for readers of the PDF."""
    picture, fits = figure.picture, r"width=\linewidth,height=.75\textheight,keepaspectratio"
    head = rf"\textbf{{{escaped(figure.number)}}}\par \textit{{{escaped(picture.caption)}}}\par"
    alt = escaped(picture.alt)
    shown = rf"\includegraphics[{fits},alt={{{alt}}}]{{{figure.file}}}" if figure.file else alt
    return rf"\begin{{minipage}}{{\linewidth}}{head} {shown}\end{{minipage}}"

"""Finding every sentence a reader may see, and keeping the catalogues of other languages.

``python -m cxlab.sentences`` (``make words``) takes the templates from the code, the pages'
templates and the notebooks' prose, and brings every ``locale/*.po`` up to date: what is new waits
for its translation, what is gone is gone.
"""

import ast
import csv
import json
import string
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from cxlab.published import ROOT
from cxlab.words import ENGLISH, LANGUAGES, LOCALE

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog

PACKAGE = Path(__file__).parent
# Names that stand in the data, said by `cxlab.words.in_words`.
NAMES_IN_DATA = {
    "surveys/*.csv": ("label",),
    "published/sources.csv": ("note",),
    "published/context_effects.csv": ("setting", "condition", "option"),
}
# Which arguments of which calls are templates: by position, and by name.
BY_PLACE = {"say": 1, "phrase": 1, "say_count": 2, "LackError": 1}
BY_NAME = {
    "Claim": {"claim", "reading", "same", "ways", "label", "before"},
    "Answer": {"reading", "same"},
    "ByVerdict": {"supported", "contradicted", "negligible", "inconclusive", "no_evidence"},
}


class Sentence(NamedTuple):
    """A template and where it stands; ``context`` is the place of a notebook's prose."""

    text: str
    file: str
    line: int
    context: str = ""


def places(template: str) -> set[str]:
    """Return the names of a template's places.

    Examples
    --------
    >>> sorted(places("{name:은/는} {n:,}명"))
    ['n', 'name']
    """
    return {name for _, name, _, _ in string.Formatter().parse(template) if name is not None}


def sentences() -> list[Sentence]:
    """Return every template of the code, the pages and the notebooks, and names in the data."""
    templates = [
        sentence
        for path in sorted(PACKAGE.rglob("*.py"))
        for sentence in in_code(path.read_text(encoding="utf-8"), _named(path))
    ]
    for path in sorted(PACKAGE.rglob("*.j2")):
        templates += _in_page(path)
    for path in sorted((ROOT / "notebooks").glob("*.ipynb")):
        templates += _in_notebook(path)
    for pattern, columns in NAMES_IN_DATA.items():
        for path in sorted((ROOT / "data").glob(pattern)):
            templates += _in_data(path, columns)
    return templates


def in_code(source: str, file: str) -> Iterator[Sentence]:
    """Yield the templates of a module.

    Raises
    ------
    ValueError
        For a sentence welded together in the code (an f-string): nobody could translate it.

    Examples
    --------
    >>> [found.text for found in in_code('say("{n:,} people", n=3)', "example.py")]
    ['{n:,} people']
    """
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "id", getattr(node.func, "attr", ""))
        given = node.args[: BY_PLACE.get(name, 0)]
        given += [k.value for k in node.keywords if k.arg in BY_NAME.get(name, ())]
        for argument in given:
            for part in _parts(argument):
                yield from _literal(part, file)


def _parts(argument: ast.expr) -> list[ast.expr]:
    if isinstance(argument, ast.Tuple):
        return argument.elts
    return argument.values if isinstance(argument, ast.Dict) else [argument]


def _literal(node: ast.expr, file: str) -> Iterator[Sentence]:
    if isinstance(node, ast.JoinedStr):
        raise ValueError(f"{file}, line {node.lineno}: a sentence is an f-string; give it places")
    if isinstance(node, ast.IfExp):
        yield from _literal(node.body, file)
        yield from _literal(node.orelse, file)
    elif isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value:
        yield Sentence(node.value, file, node.lineno)


def _in_page(path: Path) -> list[Sentence]:
    from jinja2.ext import babel_extract

    with path.open("rb") as file:
        messages = babel_extract(file, list(BY_PLACE), [], {"trimmed": "true"})
        return [
            Sentence(text, _named(path), line)
            for line, _, message, _ in messages
            for text in ([message] if isinstance(message, str) else message or ())
            if isinstance(text, str)
        ]


def _in_notebook(path: Path) -> list[Sentence]:
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return [
        Sentence("".join(cell["source"]), _named(path), place, f"{path.stem}/{cell['id']}")
        for place, cell in enumerate(cells)
        if cell["cell_type"] == "markdown"
    ]


def _in_data(path: Path, columns: tuple[str, ...]) -> list[Sentence]:
    with path.open(encoding="utf-8", newline="") as file:
        cells = [row[name] for row in csv.DictReader(file) for name in columns]
    cells = [cell.replace("_", " ") if cell.isidentifier() else cell for cell in cells]
    return [Sentence(cell, _named(path), place) for place, cell in enumerate(cells) if cell]


def _named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def template_catalogue() -> "Catalog":
    """Return all sentences as gettext's template, each once, with the files it stands in."""
    from babel.messages.catalog import Catalog

    catalogue = Catalog(project="cxlab", charset="utf-8", fuzzy=False)
    for sentence in sentences():
        catalogue.add(
            sentence.text, locations=[(sentence.file, 0)], context=sentence.context or None
        )
    return catalogue


def update(language: str) -> int:
    """Bring the catalogue of a language up to date; return how many sentences it lacks."""
    from babel.messages.catalog import Catalog
    from babel.messages.pofile import read_po, write_po

    path = LOCALE / f"{language}.po"
    kept = Catalog(locale=language, project="cxlab", charset="utf-8", fuzzy=False)
    if path.exists():
        with path.open("rb") as file:
            kept = read_po(file, locale=language)
    kept.update(template_catalogue(), no_fuzzy_matching=True, update_creation_date=False)
    kept.obsolete.clear()
    with path.open("wb") as file:
        write_po(file, kept, width=100, omit_header=True, include_lineno=False)
    return sum(not message.string for message in kept if message.id)


if __name__ == "__main__":
    for wanted in LANGUAGES:
        if wanted != ENGLISH:
            print(f"{LOCALE / wanted}.po: {update(wanted)} sentences are not translated yet")

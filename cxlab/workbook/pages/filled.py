"""Pages other than reports: their templates filled in, escaped, in the reader's language."""

from functools import cache
from typing import TYPE_CHECKING, Any

from cxlab.visible import visible
from cxlab.words import say, say_count, spoken
from cxlab.workbook.pages.report import TEMPLATE

if TYPE_CHECKING:
    from jinja2 import Environment


def filled(template: str, **facts: Any) -> str:
    """Return a page.

    Parameters
    ----------
    template : str
        File name in the folder of templates. It has `say` and `say_count`, which escape what
        they say as they escape all else, the ``language``, and the ``style`` of all pages.
    **facts
        What else it names.
    """
    style = (TEMPLATE / "report.css").read_text(encoding="utf-8")
    page = _environment().get_template(template)
    return visible(page.render(facts, language=spoken(), style=style))


@cache
def _environment() -> "Environment":
    from jinja2 import Environment, FileSystemLoader

    environment = Environment(
        loader=FileSystemLoader(TEMPLATE), autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    environment.globals |= {"say": say, "say_count": say_count}
    return environment

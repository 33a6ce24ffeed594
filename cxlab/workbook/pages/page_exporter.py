"""nbconvert's exporter without its second pass over the finished page."""

from typing import Any

from nbconvert import HTMLExporter, TemplateExporter
from nbconvert.filters import Highlight2HTML
from nbconvert.filters.widgetsdatatypefilter import WidgetsDataTypeFilter
from nbformat import NotebookNode

from cxlab.words import say


class Own(NotebookNode):
    """A notebook that need not be copied again."""

    def __deepcopy__(self, memo: dict[int, Any]) -> "Own":
        """Return itself."""
        return self


class PageExporter(HTMLExporter):
    """Renders our template; what comes out of it is the page.

    nbconvert's own then parses the page and writes it anew, to add alt texts and focus where a
    template has none: more than half of its time.
    """

    def ready(self) -> "PageExporter":
        """Compile the template, with what it names; return the exporter itself."""
        self.register_filter(
            "filter_data_type", WidgetsDataTypeFilter(notebook_metadata={}, parent=self)
        )
        self.register_filter("highlight_code", Highlight2HTML(parent=self))
        self.environment.globals |= {"say": say}  # escapes nothing: the template does
        _ = self.template
        return self

    def from_notebook_node(  # type: ignore[override]
        self, nb: Any, resources: Any = None, **words: Any
    ) -> tuple[str, dict[str, Any]]:
        """Return the page and the resources it was made with.

        nbconvert would copy the whole notebook for preprocessors that might change it; none do.
        """
        resources = self._init_resources(resources)
        page: str
        page, resources = TemplateExporter.from_notebook_node(self, Own(nb), resources, **words)
        return page, resources

    def _preprocess(self, nb: Any, resources: Any) -> tuple[Any, Any]:
        """Return both as they are: nbconvert's own copies them whole for preprocessors; none do."""
        return nb, resources

"""The style that notebooks keep."""

import ast
import re

import pytest

from cxlab.workbook.catalogue import catalogue


def sentences_in(code):
    texts = [node.value for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Constant)]
    return [text for text in texts if isinstance(text, str) and " " in text]


@pytest.mark.parametrize("notebook", catalogue(), ids=lambda n: n.name)
def test_a_notebook_keeps_the_style(notebook):
    cells = notebook.content.cells
    code = [cell for cell in cells if cell.cell_type == "code"]
    prose = "\n".join(cell.source for cell in cells if cell.cell_type == "markdown")
    assert len(re.findall(r"(?m)^# ", prose)) == 1
    assert notebook.question.endswith("?")
    assert len(code) <= 20
    assert sum(len(cell.source.splitlines()) for cell in code) <= 100
    for cell in code:
        kinds = {type(node) for node in ast.walk(ast.parse(cell.source))}
        assert not {ast.FunctionDef, ast.ClassDef, ast.For, ast.While} & kinds
        if "parameters" not in cell.metadata.get("tags", []):
            assert sentences_in(cell.source) == [], "translators look for it in the question"
        assert cell.execution_count is not None
        kinds = {kind for output in cell.outputs for kind in output.get("data", {})}
        assert kinds <= {"text/plain"}
    assert "papermill" not in notebook.content.metadata

from copy import deepcopy

from cxlab.workbook.catalogue import catalogue
from cxlab.workbook.clean import for_commit


def test_only_text_is_committed_with_the_exact_values(jam_run):
    clean = for_commit(deepcopy(jam_run.executed))
    outputs = [output for cell in clean.cells for output in cell.get("outputs", ())]
    assert outputs
    assert all(set(output["data"]) == {"text/plain"} for output in outputs)
    assert all(output["metadata"]["cxlab"] for output in outputs)


def test_a_refreshed_notebook_is_what_is_committed(jam_run):
    committed = next(each for each in catalogue() if each.name == jam_run.notebook.name).content
    assert for_commit(deepcopy(jam_run.executed)) == committed

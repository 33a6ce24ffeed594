"""The confidence level of a run reaches every number in its report."""

import pytest

from cxlab.workbook.catalogue import catalogue
from cxlab.workbook.parameters import contract
from cxlab.workbook.records import findings
from cxlab.workbook.run import run
from tests.workbook.tiny import WARM

LEVELLED = [notebook for notebook in catalogue() if "level" in contract(notebook)]


@pytest.mark.parametrize("notebook", LEVELLED, ids=lambda notebook: notebook.name)
def test_every_interval_is_of_the_level_asked_for(notebook):
    executed = run(notebook, {"level": 0.9}, warm=WARM).executed
    estimates = [finding.estimate for finding in findings(executed) if finding.estimate]
    assert estimates
    assert {estimate.level for estimate in estimates} == {0.9}

from dataclasses import replace

from cxlab.workbook.export.exportable import read_exportable
from cxlab.workbook.export.paper import in_words, paper
from tests.workbook.export.reported import GAP, reported


def test_every_finding_stands_in_it_once_and_figures_are_numbered(tmp_path):
    report = read_exportable(reported(tmp_path))
    written = paper(report, report.pictures, {"bars": "bars.png"})
    assert [claim for claim, _ in written.in_words] == [
        f"{finding.hypothesis}: {finding.claim}" for finding in report.findings
    ]
    assert [(one.number, one.file) for one in written.figures] == [("Figure 1", "bars.png")]


def test_what_a_reader_must_know_goes_along():
    few = replace(GAP, note="Only on Sundays.", estimate=replace(GAP.estimate, n=12))
    text = in_words(few, {"sentence": "As the run said it."})
    assert text.startswith("As the run said it. ")
    assert text.endswith(few.note)
    assert all(caution in text for caution in few.cautions)
    assert few.cautions

from cxlab.workbook.sweep.line import Line


def test_what_is_not_known_of_a_run_is_empty_and_does_not_differ():
    line = Line("Harbour", "runs/harbour/x.html")
    assert (line.label, line.verdict, line.meaning, line.differs) == ("Harbour", "", "", False)

from collections import Counter
from fnmatch import fnmatchcase

from cxlab.workbook.catalogue import catalogue
from cxlab.workbook.ideas import IDEAS
from cxlab.workbook.records import findings

OF_NOTEBOOK = {
    notebook.name: {finding.id: finding for finding in findings(notebook.content)}
    for notebook in catalogue()
}
ALL = {id: finding for of in OF_NOTEBOOK.values() for id, finding in of.items()}


def test_no_idea_is_left_out():
    assert [idea.id for idea in IDEAS] == [f"C{number:02}" for number in range(1, 36)]
    assert len({idea.sentence for idea in IDEAS}) == len(IDEAS)


def test_each_idea_has_a_finding_of_its_notebook_or_a_reason():
    for idea in IDEAS:
        assert bool(idea.leads) != bool(idea.reason), idea.id
        assert not idea.leads or idea.leads in OF_NOTEBOOK[idea.notebook], idea.id


def test_what_else_belongs_to_an_idea_is_there_and_stands_once():
    for idea in IDEAS:
        for pattern in idea.others:
            assert any(fnmatchcase(id, pattern) for id in ALL), (idea.id, pattern)
    times = Counter(finding.id for idea in IDEAS for finding in idea.answers(ALL))
    assert [id for id, count in times.items() if count > 1] == []

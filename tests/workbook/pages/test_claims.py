import re

from cxlab.claims.verdict import Verdict
from cxlab.published import GRADES, sources
from cxlab.workbook.catalogue import catalogue
from cxlab.workbook.ideas import IDEAS
from cxlab.workbook.pages.claims import GROUPS, claims_page, claims_table, judged
from cxlab.workbook.records import findings

ALL = {one.id: one for notebook in catalogue() for one in findings(notebook.content)}
IDEAS_JUDGED = judged(ALL, {notebook.name: notebook.question for notebook in catalogue()})


def parts(page):
    """The page's groups: their names with the ideas' ids, and the first verdict of each idea."""
    of_group = {}
    for name, text in re.findall(r'<h2 id="(\w+)">.*?</h2>(.*?)(?=<h2|</main>)', page, re.DOTALL):
        ideas = re.findall(r'<li id="(C\d\d)">(.*?)(?=<li id="C|\Z)', text, re.DOTALL)
        of_group[name] = {id: re.findall(r'data-verdict="(\w+)"', idea) for id, idea in ideas}
    return of_group


def test_the_page_says_of_each_idea_what_its_finding_says():
    groups = parts(claims_page(IDEAS_JUDGED))
    shown = {id: (name, rows) for name, ideas in groups.items() for id, rows in ideas.items()}
    assert sorted(shown) == [idea.id for idea in IDEAS]
    for idea in IDEAS:
        name, rows = shown[idea.id]
        assert len(rows) == len(idea.answers(ALL))
        if idea.leads:
            assert Verdict[rows[0]] is ALL[idea.leads].verdict is Verdict[name.upper()]
        else:
            assert name == "no_claim"


def test_the_tally_counts_what_stands_below():
    page = claims_page(IDEAS_JUDGED)
    tally = dict(re.findall(r'<a href="#(\w+)"><b>(\d+)</b>', page))
    assert {name: int(n) for name, n in tally.items()} == {
        name: len(ideas) for name, ideas in parts(page).items()
    }
    assert sum(map(int, tally.values())) == len(IDEAS)
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))


def one_grade(finding):
    return {GRADES[sources()[key].verified] for key in finding.sources}


def test_the_table_holds_every_estimate_with_its_sources_grade():
    heads, *rows = claims_table(IDEAS_JUDGED)
    assert len(rows) == len(IDEAS)
    for one, row in zip(IDEAS_JUDGED, rows, strict=True):
        assert len(row) == len(heads)
        finding = one.leads
        assert row[1] == (finding.verdict.words if finding else GROUPS[None])
        if finding and finding.estimate:
            assert row[2] == " ".join((finding.what_the_data_say(), *finding.cautions))
            assert all(f"({words})" in row[3] for words in one_grade(finding))

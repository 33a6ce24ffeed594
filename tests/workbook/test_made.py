import json

import pytest

from cxlab.words import speaking
from cxlab.workbook import made, passport
from cxlab.workbook.catalogue import Notebook
from cxlab.workbook.made import _content, digest, fixed_part, is_whole, mark, results_of
from tests.workbook.tiny import of_scores, saved, scores


def test_the_digest_is_of_everything_a_result_depends_on(tmp_path):
    book = of_scores(tmp_path)
    data = scores(tmp_path / "shop.csv", {"a": 12})
    given, fixed = {"data": str(data)}, fixed_part(book)
    first = digest(book, given, fixed)
    elsewhere = tmp_path / "moved" / "shop.csv"
    elsewhere.parent.mkdir()
    elsewhere.write_bytes(data.read_bytes())
    assert digest(book, {"data": str(elsewhere)}, fixed) == first
    assert digest(book, given | {"level": "0.95"}, fixed) == first  # the default
    changed = of_scores(tmp_path, "scores.pop()")
    scores(data, {"a": 13})
    others = [
        digest(book, given, fixed),
        digest(book, {"data": str(elsewhere), "level": ".9"}, fixed),
        digest(changed, {"data": str(elsewhere)}, fixed_part(changed)),
    ]
    assert len({first, *others}) == 4
    assert _content(elsewhere.parent) == ["moved", _content(elsewhere)]


@pytest.fixture
def is_new(tmp_path, monkeypatch):
    """Whether the fixed part of a notebook is another than all before; its data lie here."""
    monkeypatch.setattr(made, "ROOT", tmp_path)
    for name in ("data", "locale"):
        (tmp_path / name / "deep").mkdir(parents=True)
        (tmp_path / name / "deep" / "a.txt").write_text("1")
        monkeypatch.setattr(made, name.upper(), tmp_path / name)
    seen = []

    def of(book):
        seen.append(fixed_part(book))
        return seen[-1] not in seen[:-1]

    return of


def test_the_fixed_part_is_of_the_notebook_its_code_versions_data_and_language(
    tmp_path, monkeypatch, is_new
):
    book = of_scores(tmp_path)
    assert is_new(book)
    assert not is_new(book)
    with speaking("ko"):
        assert is_new(book)
    with monkeypatch.context() as patch:
        patch.setattr(made, "packages", lambda: passport.packages() | {"numpy": "0.1"})
        assert is_new(book)
    (tmp_path / "site" / "jinja2-0.1.dist-info").mkdir(parents=True)
    monkeypatch.syspath_prepend(tmp_path / "site")
    assert is_new(book)
    for name in ("data", "locale"):
        (tmp_path / name / "deep" / "a.txt").write_text("2")
        assert is_new(book)
        (tmp_path / name / "another.txt").touch()
        assert is_new(book)
    content = book.content
    content.cells[0].metadata["tags"] = ["methods"]  # folds a section of the page
    book = Notebook(saved(content, tmp_path))
    assert is_new(book)


def test_a_result_is_whole_until_one_of_its_files_is_edited_or_gone(tmp_path):
    marker = tmp_path / ".a.made"
    for name in results_of("a"):
        (tmp_path / name).write_text(name)
    mark(marker, results_of("a"), "d1")
    assert is_whole(marker, results_of("a"), "d1")
    assert not is_whole(marker, results_of("a"), "d2")
    for name in results_of("a"):
        (tmp_path / name).write_text("edited")
        assert not is_whole(marker, results_of("a"), "d1")
        (tmp_path / name).unlink()
        assert not is_whole(marker, results_of("a"), "d1")
        (tmp_path / name).write_text(name)
    assert is_whole(marker, results_of("a"), "d1")
    for spoilt in ("[", "{}", json.dumps({"digest": "d1", "files": {}})):
        marker.write_text(spoilt)
        assert not is_whole(marker, results_of("a"), "d1")

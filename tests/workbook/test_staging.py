import nbformat
import pytest

from cxlab.errors import InputError
from cxlab.workbook.catalogue import Notebook
from cxlab.workbook.run import run
from cxlab.workbook.staging import stage_files
from tests.workbook.tiny import WARM, notebook, saved


def test_a_folder_of_data_is_brought_along_without_its_path(tmp_path, monkeypatch):
    line = 'data: str = "published"  # a file or a folder\nother: str = ""  # words'
    source = "print(sorted(p.name for p in __import__('pathlib').Path(data).iterdir()), other)"
    content = notebook(source, parameters=line)
    content.cells[1].metadata["cxlab"] = {"data": {"takes": ["folder"]}}
    book = Notebook(saved(content, tmp_path))
    folder = tmp_path / "private" / "mine"
    folder.mkdir(parents=True)
    (folder / "staff.csv").write_text("x", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    done = run(book, {"data": str(folder), "other": "private"}, warm=WARM)  # a name, not data
    assert done.parameters == {"data": "own_data/mine", "other": "private"}
    assert "['staff.csv'] private" in nbformat.writes(done.executed)


def test_a_folder_comes_as_a_link_and_no_password_leaves_the_stage(tmp_path):
    book, stage = Notebook(saved(notebook(), tmp_path)), tmp_path / "stage"
    for folder in ("parts", "stage"):
        (tmp_path / folder).mkdir()

    def staged(data):
        return stage_files(book, {"data": data}, given={"data": data}, stage=stage)["data"]

    assert staged(str(tmp_path / "parts")) == "own_data/parts"
    url = "postgres://me:secret@host/shop#answers"
    assert staged(url) == "own_data/answers.url"
    assert (stage / "own_data" / "answers.url").read_text(encoding="utf-8") == url


def test_defaults_keep_their_paths_and_two_files_of_one_name_are_refused(tmp_path):
    book, stage = Notebook(saved(notebook(), tmp_path)), tmp_path / "stage"
    for place in ("here/shop.csv", "there/shop.csv", "here/shop.yml"):
        (tmp_path / place).parent.mkdir(exist_ok=True)
        (tmp_path / place).write_text(place, encoding="utf-8")
    defaults = {"data": "here/shop.csv", "codebook": "here/shop.yml", "level": 0.9}
    assert stage_files(book, defaults, given={}, stage=stage) == defaults
    assert (stage / "here" / "shop.csv").read_text(encoding="utf-8") == "here/shop.csv"
    alike = {"data": str(tmp_path / "here/shop.csv"), "stores": str(tmp_path / "there/shop.csv")}
    with pytest.raises(InputError, match="two different files are called 'shop.csv'"):
        stage_files(book, alike, given=alike, stage=stage)


def test_one_file_for_two_parameters_is_no_second_file(tmp_path):
    book, shop = Notebook(saved(notebook(), tmp_path)), tmp_path / "shop.csv"
    shop.write_text("a", encoding="utf-8")
    twice = {"data": str(shop), "codebook": str(shop)}
    with pytest.raises(InputError, match="'shop.csv' is given for two parameters"):
        stage_files(book, twice, given=twice, stage=tmp_path / "stage")

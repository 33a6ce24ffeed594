import pytest

from cxlab.errors import InputError
from cxlab.workbook.catalogue import Notebook
from cxlab.workbook.own_files import default_file, is_own
from cxlab.workbook.parameters import validate
from tests.workbook.tiny import notebook, saved


def test_a_word_is_no_file_because_a_file_is_called_so(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in ("satisfaction", "300", "0.95", "stores.csv", "kiosk"):
        (tmp_path / name).touch()
    own = [("data", "satisfaction"), ("codebook", "300"), ("stores", "stores.csv")]
    assert all(is_own(name, value) for name, value in own)
    words = [("outcome", "satisfaction"), ("draws", "300"), ("level", "0.95"), ("draws", 300)]
    assert not any(is_own(name, value) for name, value in words)
    assert not is_own("data", "iyengar_lepper_2000")
    assert not is_own("data", "")


@pytest.fixture
def book(tmp_path):
    lines = 'data: str = "here/shop.csv"  # the survey\ncodebook: str = "shop.yml"  # its codebook'
    (tmp_path / "here").mkdir()
    (tmp_path / "here" / "shop.csv").touch()
    (tmp_path / "shop.yml").touch()
    return Notebook(saved(notebook(parameters=lines), tmp_path))


def test_defaults_lie_beside_the_notebook_wherever_the_command_is_given(book, tmp_path):
    assert default_file(book, "data", "here/shop.csv") == tmp_path / "here" / "shop.csv"
    assert default_file(book, "data", "here") == tmp_path / "here"
    assert default_file(book, "codebook", "here") is None
    assert default_file(book, "outcome", "here") is None
    elsewhere = ("../x/shop.yml", str(tmp_path / "shop.yml"), "own_data/shop.yml", "none.yml", "")
    assert not [path for path in elsewhere if default_file(book, "codebook", path)]
    assert validate(book, {}) == {"data": "here/shop.csv", "codebook": "shop.yml"}


def test_a_default_that_is_not_there_is_named(book, tmp_path):
    (tmp_path / "shop.yml").unlink()
    with pytest.raises(InputError, match="codebook: 01_tiny.ipynb takes 'shop.yml'"):
        validate(book, {})

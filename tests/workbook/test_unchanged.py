import pytest

from cxlab.errors import InputError
from cxlab.workbook import unchanged as module
from cxlab.workbook.catalogue import Notebook
from cxlab.workbook.run import run
from cxlab.workbook.unchanged import unchanged
from tests.workbook.tiny import WARM, notebook, saved

# As another program would: while a cell has the file open.
GROWS = "from pathlib import Path\nwith Path(data).open('a') as file:\n    file.write('more')\n"


@pytest.mark.parametrize("then", ["", "1 / 0"], ids=["and all is well", "and a cell fails by it"])
def test_a_run_whose_data_change_meanwhile_makes_no_report(tmp_path, then):
    data = tmp_path / "shop.csv"
    data.write_text("x\n1\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"^shop.csv changed while it was read"):
        run(Notebook(saved(notebook(GROWS + then), tmp_path)), {"data": str(data)}, warm=WARM)


@pytest.mark.parametrize("large", [1 << 30, 0], ids=["by content", "by times"])
def test_files_and_folders_that_change_appear_or_go(tmp_path, monkeypatch, large):
    monkeypatch.setattr(module, "LARGE", large)
    folder = tmp_path / "parts"
    folder.mkdir()
    (folder / "a.parquet").write_text("a")
    with unchanged([folder, folder / "a.parquet", tmp_path / "none"]):
        (folder / "a.parquet").read_text()
    for change in (
        lambda: (folder / "a.parquet").write_text("b"),
        lambda: (folder / "b.parquet").write_text("b"),
        (folder / "a.parquet").unlink,
    ):
        with pytest.raises(InputError, match="parts changed"), unchanged([folder]):
            change()


def test_an_error_that_data_did_not_cause_stays(tmp_path):
    with pytest.raises(ZeroDivisionError), unchanged([tmp_path]):
        raise ZeroDivisionError

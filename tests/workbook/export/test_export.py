import json

import pytest

from cxlab.errors import InputError
from cxlab.workbook.export.export import FORMATS, export
from cxlab.workbook.sweep.rounding import rounded_file
from cxlab.workbook.whole_set import place_set
from tests.workbook.export.reported import content, figure, finding, ran, reported


@pytest.fixture
def report(tmp_path):
    return reported(tmp_path / "run")


@pytest.mark.parametrize("size", ["page", "slide"])
def test_the_same_bytes_each_time(report, tmp_path, size):
    folders = [tmp_path / "one", tmp_path / "two"]
    made = [export(report, FORMATS, out, figures="png", size=size) for out in folders]
    made.append(export(report, FORMATS, folders[0], figures="png", size=size))  # into its own
    names = [path.name for path in made[0]]
    assert names == [
        *(f"01_shop.{kind}" for kind in FORMATS),
        f"01_shop-bars-{size}.png",
        "references.bib",
    ]
    for others in made[1:]:
        assert [path.read_bytes() for path in others] == [path.read_bytes() for path in made[0]]
    assert sorted(path.name for path in folders[0].iterdir()) == sorted(names)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"formats": ["xslx"]}, r"--to is 'xslx'; allowed are .* Did you mean 'xlsx'\?"),
        ({"formats": ["doc"]}, r"Did you mean 'docx'\?"),
        ({"formats": []}, r"say what to write: --to xlsx"),
        ({"figures": "jpg"}, "--figures is 'jpg'; allowed are svg, png, pdf"),
        ({"figures": "png", "size": "slides"}, r"Did you mean 'slide'\?"),
        ({"figures": "svg", "formats": ["docx"]}, "docx shows figures as png"),
        ({"figures": "png", "names": ["bar"]}, r"no figure 'bar'; .* Did you mean 'bars'\?"),
        ({"names": ["bars"]}, "say how, with --figures"),
    ],
)
def test_what_cannot_be_written_is_refused_before_anything_is(report, tmp_path, given, said):
    wanted = {"formats": ["csv"]} | given
    with pytest.raises(InputError, match=said):
        export(report, wanted.pop("formats"), tmp_path / "out", **wanted)
    assert not (tmp_path / "out").exists()


def test_what_is_no_result_of_a_run_is_refused(report, tmp_path):
    out = tmp_path / "out"
    with pytest.raises(InputError, match="there is no file"):
        export(tmp_path / "none.json", ["csv"], out)
    with pytest.raises(InputError, match="name the JSON that a run writes"):
        export(report.with_suffix(".ipynb"), ["csv"], out)
    forged = json.loads(report.read_text(encoding="utf-8"))
    forged["findings"][0]["value"] = -0.2
    report.write_text(json.dumps(forged), encoding="utf-8")
    with pytest.raises(InputError, match="not of the same run as the files"):
        export(report, ["csv"], out)
    (report.parent / ".01_shop.set").unlink()  # what tells what was written
    with pytest.raises(InputError, match=r"altered: shop.gap has value -0.2, and -0.3000"):
        export(report, ["csv"], out)
    assert not out.exists()


def test_without_its_notebook_there_are_findings_and_no_figures(report, tmp_path):
    alone = tmp_path / "mailed.json"
    alone.write_bytes(report.read_bytes())
    written = export(alone, ["csv", "docx"], tmp_path / "out")
    assert [path.name for path in written] == ["mailed.csv", "mailed.docx", "references.bib"]
    with pytest.raises(InputError, match=r"stand in mailed.ipynb, which is not beside it"):
        export(alone, ["csv"], tmp_path / "out", figures="png")


def test_a_rounded_copy_gives_no_more_than_it_holds(report, tmp_path):
    shared = tmp_path / "shared"
    shared.mkdir()
    texts = {
        name: rounded_file(name, (report.parent / name).read_text(encoding="utf-8"))
        for name in ("01_shop.json", "01_shop.ipynb")
    }
    place_set(shared, "01_shop", texts)
    out = tmp_path / "out"
    export(shared / "01_shop.json", ["csv", "md"], out)
    text = (out / "01_shop.csv").read_text(encoding="utf-8-sig")
    assert ",-0.3,-0.6667,-0.1," in text
    assert "-0.66666" not in text
    assert "5.667" in text
    exact = report.parent / "01_shop.json"
    exact.with_suffix(".ipynb").write_bytes((shared / "01_shop.ipynb").read_bytes())
    (report.parent / ".01_shop.set").unlink()
    with pytest.raises(InputError, match="was altered"):
        export(exact, ["csv"], out)


def test_a_document_speaks_the_language_of_its_run(tmp_path):
    record = content((finding(),), parameters={"language": "ko", "data": "a.csv"})
    report = reported(tmp_path / "run", record, ran((finding(),)))
    export(report, ["md"], tmp_path / "out")
    from cxlab.claims.verdict import Verdict
    from cxlab.words import speaking

    with speaking("ko"):
        verdict = Verdict.NO_EVIDENCE.words
    assert verdict in (tmp_path / "out" / "01_shop.md").read_text(encoding="utf-8")


def test_chosen_figures_only(tmp_path):
    figures = [figure("bars"), figure("lines")]
    report = reported(tmp_path / "run", notebook=ran(figures=figures))
    written = export(report, [], tmp_path / "out", figures="svg", names=["lines"])
    assert [path.name for path in written] == ["01_shop-lines-page.svg", "references.bib"]


def test_pdf_says_what_it_lacks(report, tmp_path, monkeypatch):
    monkeypatch.setattr("cxlab.workbook.export.export.find_spec", lambda name: None)
    with pytest.raises(InputError, match=r"pip install 'cxlab\[pdf\]'"):
        export(report, ["csv"], tmp_path / "out", figures="pdf")
    monkeypatch.undo()
    (picture, _) = export(report, [], tmp_path / "out", figures="pdf")
    assert picture.read_bytes().startswith(b"%PDF")


def test_a_caption_is_in_the_picture_or_beside_it_not_in_both(report, tmp_path):
    alone, beside = (
        export(report, formats, tmp_path / str(len(formats)), figures="svg")
        for formats in ([], ["md"])
    )
    captioned, plain = (
        next(path for path in written if path.suffix == ".svg").read_text(encoding="utf-8")
        for written in (alone, beside)
    )
    assert "What people bought" in captioned
    assert "What people bought" not in plain

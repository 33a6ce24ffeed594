"""The data and the software of a run as BibTeX, and as references in APA's form."""

import re
from dataclasses import dataclass

from cxlab.published import GRADES, sources
from cxlab.workbook.export.exportable import Exportable

# How their authors ask to be cited; the version is the run's own.
SOFTWARE = {
    "numpy": (
        "Harris, C. R., Millman, K. J., van der Walt, S. J., et al. (2020). Array programming with "
        "NumPy. Nature, 585(7825), 357-362.",
        "10.1038/s41586-020-2649-2",
    ),
    "scipy": (
        "Virtanen, P., Gommers, R., Oliphant, T. E., et al. (2020). SciPy 1.0: fundamental "
        "algorithms for scientific computing in Python. Nature Methods, 17(3), 261-272.",
        "10.1038/s41592-019-0686-2",
    ),
    "pandas": (
        "McKinney, W. (2010). Data structures for statistical computing in Python. Proceedings of "
        "the 9th Python in Science Conference, 56-61.",
        "10.25080/Majora-92bf1922-00a",
    ),
    "statsmodels": (
        "Seabold, S., & Perktold, J. (2010). statsmodels: econometric and statistical modeling "
        "with Python. Proceedings of the 9th Python in Science Conference, 92-96.",
        "10.25080/Majora-92bf1922-011",
    ),
    "matplotlib": (
        "Hunter, J. D. (2007). Matplotlib: a 2D graphics environment. Computing in Science & "
        "Engineering, 9(3), 90-95.",
        "10.1109/MCSE.2007.55",
    ),
}
# "Authors (year). Title. Journal, volume(number), pages."
ARTICLE = re.compile(
    r"(?P<author>.+?) \((?P<year>\d{4})\)\. (?P<title>.+?[.?!]) (?P<journal>[^.,?!]+), "
    r"(?:(?P<volume>\d+)(?:\((?P<number>[\d-]+)\))?, )?(?P<pages>\d+(?:-\d+)?)\."
)
AUTHOR = re.compile(r"[^,&]+, [^,&]+\.")
YEAR = re.compile(r"\((\d{4})\)")
SPECIAL = str.maketrans({letter: f"\\{letter}" for letter in "&%$#_"} | {"{": "", "}": ""})


@dataclass(frozen=True)
class Reference:
    r"""Something to cite.

    Attributes
    ----------
    key : str
        What ``\cite`` calls it: a key of ``data/published/sources.csv``, or a package's name.
    citation : str
        In APA's form.
    doi : str
    version : str
        Of software.
    remark : str
        How its figures are known; for the author, no style prints it.
    """

    key: str
    citation: str
    doi: str = ""
    version: str = ""
    remark: str = ""

    @property
    def text(self) -> str:
        """Return it as a list of references has it."""
        parts = [self.citation, f"https://doi.org/{self.doi}" if self.doi else ""]
        return " ".join(part for part in parts if part)

    def bibtex(self) -> str:
        """Return it as an entry; what does not read as an article stays whole, as its title."""
        match = ARTICLE.fullmatch(self.citation)
        authors = _authors(match["author"]) if match else ""
        year = YEAR.search(self.citation)
        fields = {"title": self.citation.rstrip("."), "year": year[1] if year else ""}
        if match and authors:
            fields = match.groupdict(default="") | {"author": authors}
            fields["title"] = fields["title"].removesuffix(".")
            fields["pages"] = fields["pages"].replace("-", "--")
        fields |= {"doi": self.doi, "note": f"Version {self.version}" if self.version else ""}
        fields["annote"] = self.remark
        kind = "article" if match and authors else "misc"
        fields["key"] = "" if kind == "article" else self.key  # by which styles sort
        lines = [f"  {name} = {{{_safe(name, text)}}}" for name, text in fields.items() if text]
        return f"@{kind}{{{self.key},\n" + ",\n".join(lines) + "\n}\n"


def references(report: Exportable) -> list[Reference]:
    """Return what a report's findings rest on, then the software that computed them."""
    keys = sorted({key for finding in report.findings for key in finding.sources})
    cited = [
        Reference(key, known.citation, known.doi, remark=GRADES[known.verified])
        for key in keys
        if (known := sources().get(key))
    ]
    revision = report.passport.revision
    software = [_software(name, version) for name, version in report.passport.packages.items()]
    return [*cited, Reference(f"cxlab_{revision}", *CXLAB, version=revision), *software]


CXLAB = ("The cxlab contributors. cxlab: a research workbook for customer experience.", "")


def added(existing: str, report: Exportable) -> str:
    """Return a bibliography with what it lacks of a report's; what is there stays as it is."""
    there = set(re.findall(r"(?m)^\s*@\w+\s*\{\s*([^,\s]+)\s*,", existing))
    lacking = [reference for reference in references(report) if reference.key not in there]
    entries = "\n".join(reference.bibtex() for reference in lacking)
    return "\n".join(part for part in (existing, entries) if part)


def _software(name: str, version: str) -> Reference:
    citation, doi = SOFTWARE.get(name, (f"{name} [Computer software].", ""))
    return Reference(f"{name}_{version}", citation, doi, version=version)


def _authors(listed: str) -> str:
    """Return authors as BibTeX separates them; nothing where they are not all understood."""
    names = re.split(r"(?<=\.), (?:& )?", listed)
    if names[-1] == "et al.":
        names[-1] = "others"
    known = all(name == "others" or AUTHOR.fullmatch(name) for name in names)
    return " and ".join(names) if known else ""


def _safe(name: str, text: str) -> str:
    """Return a field's text: LaTeX's letters escaped, a title's capitals kept."""
    if name == "doi":
        return text
    escaped = text.translate(SPECIAL)
    return f"{{{escaped}}}" if name == "title" else escaped

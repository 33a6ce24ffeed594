"""The paragraph on methods: data, tests, level, rule, corrections, settings and versions."""

from collections.abc import Iterator

from cxlab.numbers import exact_percent
from cxlab.words import say, say_count
from cxlab.workbook.export.exportable import Exportable
from cxlab.workbook.own_files import FILES
from cxlab.workbook.pages.cited import source_names

DIGEST = 12  # letters of a fingerprint: enough to tell files apart
OF_DATA = (*FILES, "language")


def methods_paragraph(report: Exportable) -> tuple[str, ...]:
    """Return the sentences of the paragraph on a report's methods, in its language."""
    return (
        *_data(report),
        *_claims(report),
        *_tests(report),
        *_rule(report),
        *_versions(report),
    )


def _data(report: Exportable) -> Iterator[str]:
    keys = dict.fromkeys(key for finding in report.findings for key in finding.sources)
    names = [source_names([key]).rstrip(".") for key in keys]
    yield say("The analysis asks: {question}", question=report.question)
    if names:
        yield say("Its findings rest on: {data}.", data="; ".join(names))
    if about := report.passport.about:
        yield say("It is about {about}.", about=about)
    if files := report.passport.files:
        listed = [
            say("{file} (SHA-256 {digest})", file=name, digest=digest[:DIGEST])
            for name, digest in files.items()
        ]
        yield say("Files read: {files}.", files=", ".join(listed))


def _claims(report: Exportable) -> Iterator[str]:
    before = sum(finding.basis == "confirmatory" for finding in report.findings)
    if before:
        yield say_count(
            "{n} finding is confirmatory: its claim was fixed before the data were seen.",
            "{n:,} findings are confirmatory: their claims were fixed before the data were seen.",
            before,
        )
    if after := len(report.findings) - before:
        yield say_count(
            "{n} finding is exploratory, to be tested on other data.",
            "{n:,} findings are exploratory, to be tested on other data.",
            after,
        )


def _tests(report: Exportable) -> Iterator[str]:
    """Yield each way of testing with the claims it tests."""
    by_method: dict[str, dict[str, None]] = {}
    for finding in report.findings:
        if finding.estimate and finding.estimate.method:
            by_method.setdefault(finding.estimate.method, {})[finding.hypothesis] = None
    for method, claims in by_method.items():
        yield say("{claims}: {method}.", claims=", ".join(claims), method=method.rstrip("."))


def _rule(report: Exportable) -> Iterator[str]:
    levels = sorted({f.estimate.level for f in report.findings if f.estimate})
    if not levels:
        return
    yield say("Confidence level: {level}.", level=", ".join(map(exact_percent, levels)))
    yield say(
        "A claim is supported where its whole interval lies beyond the smallest effect that "
        "matters, in the direction claimed; contradicted where it lies beyond it in the other "
        "direction; too small to matter where the interval lies inside plus or minus that effect; "
        "else it is left open. P-values are shown and decide nothing."
    )
    if family := next((f.family for f in report.findings if f.family), None):
        yield say(
            "Whether a verdict holds for all {n:,} confirmatory findings at once was checked by "
            "Holm's method.",
            n=family,
        )


def _versions(report: Exportable) -> Iterator[str]:
    passport = report.passport
    chosen = {name: v for name, v in passport.parameters.items() if name not in OF_DATA}
    listed = [f"{name} = {value}" for name, value in chosen.items() if value != ""]
    if settings := ", ".join(listed):
        yield say("Settings: {settings}.", settings=settings)
    yield say(
        "Computed by notebook {notebook} of cxlab (commit {revision}, code SHA-256 {code}) with "
        "{versions}.",
        notebook=passport.notebook,
        revision=passport.revision,
        code=passport.code[:DIGEST],
        versions=", ".join(f"{name} {version}" for name, version in passport.packages.items()),
    )

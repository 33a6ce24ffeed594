"""A run of the tests in Markdown: how many passed, what failed and why, what took longest."""

import sys
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element, parse

SHOWN, SLOWEST, LETTERS = 20, 5, 300


def summary(cases: list[Element]) -> Iterator[str]:
    """Yield the lines of the summary."""
    failed = [case for case in cases if case.find("failure") is not None]
    failed += [case for case in cases if case.find("error") is not None]
    skipped = [case for case in cases if case.find("skipped") is not None]
    passed = len(cases) - len(failed) - len(skipped)
    yield f"## {passed:,} passed, {len(failed):,} failed, {len(skipped):,} skipped"
    if failed:
        yield from ("", "| Failed | Why |", "|---|---|")
        for case in failed[:SHOWN]:
            yield f"| {_cell(_name(case))} | {_cell(_why(case))} |"
        if len(failed) > SHOWN:
            yield f"\nand {len(failed) - SHOWN:,} more"
    slowest = sorted(cases, key=lambda case: -float(case.get("time", 0)))[:SLOWEST]
    yield from ("", "| Slowest | Seconds |", "|---|---|")
    for case in slowest:
        yield f"| {_cell(_name(case))} | {float(case.get('time', 0)):.1f} |"


def _name(case: Element) -> str:
    return f"{case.get('classname', '')}: {case.get('name', '')}"


def _why(case: Element) -> str:
    problem = case.find("failure")
    problem = case.find("error") if problem is None else problem
    return (problem.get("message", "") if problem is not None else "")[:LETTERS]


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|").replace("<", "&lt;")


if __name__ == "__main__":
    path = Path(sys.argv[1])
    if path.exists():
        print("\n".join(summary(list(parse(path).getroot().iter("testcase")))))
    else:
        print(f"## No tests were run: {path} is not there")

"""Run benchmarks, print their table and keep it in ``data/benchmarks.json``.

``python tests/benchmarks/record.py [PART ...]``: all parts, or those named; what the file holds of
the others stays.
"""

import importlib
import json
import os
import platform
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

TARGET = Path(__file__).parents[2] / "data" / "benchmarks.json"
PARTS = {
    "imports and commands": "startup",
    "reports": "notebooks",
    "sweep": "sweep",
    "sweep on Dask": "cluster",
    "big surveys": "big_surveys",
}
TARGETS = (
    "Targets. import cxlab: 0.1 s; cxlab --help: 0.3 s. Reports: 12 times as fast as commands in "
    "a loop, 5 times as fast as the API in two processes, at most 1.2 times the cells alone. "
    "Sweep: 12 times as fast as two shells, half of the seconds of the build before (commit "
    "f669127), at most 1,024 MiB; on two Dask workers at most 1.2 times as long. Big surveys, 10 "
    "million answers: gaps and branches at most 1.5 times polars' time, memory a tenth of "
    "pandas', notebook a quarter of the seconds of the build before and 1,024 MiB; 100 million: "
    "at most 12 times that time, the same memory. Purchases: 10 million in 20 s and 1,024 MiB."
)


def machine() -> dict[str, Any]:
    """Return what the numbers depend on, without saying whose machine it is."""
    pages = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    return {
        "cores": os.cpu_count(),
        "memory in GiB": round(pages / 2**30),
        "python": platform.python_version(),
        "system": platform.system(),
    }


def lines(found: Any, name: str = "") -> Iterator[str]:
    """Yield a line of the table for every number, or for the three of a spread."""
    if isinstance(found, Mapping) and set(found) == {"min", "median", "max"}:
        yield f"{name:<100}" + "".join(f"{found[key]:>9.3g}" for key in ("min", "median", "max"))
    elif isinstance(found, Mapping):
        for key, value in found.items():
            yield from lines(value, f"{name} / {key}" if name else key)
    elif isinstance(found, (int, float)):
        yield f"{name:<100}{found:>9.4g}"


def main(wanted: list[str]) -> None:
    """Run the parts that are wanted and write the file."""
    kept = json.loads(TARGET.read_text(encoding="utf-8")) if TARGET.exists() else {}
    known = {part: kept[part] for part in PARTS if part in kept}
    record: dict[str, Any] = {"machine": machine(), "targets": TARGETS, **known}
    for part, module in PARTS.items():
        if not wanted or module in wanted:
            print(f"\n{part}", flush=True)
            record[part] = importlib.import_module(module).measure()
        text = json.dumps(record, indent=1, ensure_ascii=False) + "\n"
        TARGET.write_text(text, encoding="utf-8", newline="\n")
    print(f"\n{'':<100}{'min':>9}{'median':>9}{'max':>9}")
    print("\n".join(lines({part: record[part] for part in PARTS if part in record})))


if __name__ == "__main__":
    main(sys.argv[1:])

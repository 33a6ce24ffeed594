"""What benchmarks share: seconds of an act several times, and what to say of them."""

import os
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path


def timed(act: Callable[[Path], object]) -> float:
    """Return the seconds an act takes in a new folder."""
    with tempfile.TemporaryDirectory() as folder:
        start = time.perf_counter()
        act(Path(folder))
        return time.perf_counter() - start


def in_turn(ways: dict[str, Callable[[Path], object]], times: int) -> dict[str, list[float]]:
    """Return the seconds of each way, several times in turn: a slow minute is slow for all."""
    seconds: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(times):
        for name, act in ways.items():
            seconds[name].append(timed(act))
            print(f"{seconds[name][-1]:8.2f} s  {name}", flush=True)
    return seconds


def spread(values: Sequence[float]) -> dict[str, float]:
    """Return minimum, median and maximum, to three digits."""
    found = {"min": min(values), "median": statistics.median(values), "max": max(values)}
    return {name: float(f"{value:.3g}") for name, value in found.items()}


def ratios(slow: Sequence[float], fast: Sequence[float]) -> dict[str, float]:
    """Return how many times as long the slow way took, turn by turn."""
    return spread([a / b for a, b in zip(slow, fast, strict=True)])


def call(*words: str) -> str:
    """Run a command quietly; return what it prints."""
    environment = os.environ | {"PYTHONWARNINGS": "ignore"}
    done = subprocess.run(words, check=True, capture_output=True, text=True, env=environment)
    return done.stdout

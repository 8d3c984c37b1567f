"""Runs the benchmarks, or those that are named: `./dev bench starting`."""

import os
import platform
import sys
from importlib import import_module

from autodiag import __version__

BENCHMARKS: tuple[str, ...] = (
    "starting",
    "scoring",
    "engine",
    "answering",
    "printing",
    "pages",
)
"""The modules of this folder that measure, in the order in which they run."""


def main() -> None:
    """Describe the machine, then measure."""
    print(describe_machine())
    for name in sys.argv[1:] or BENCHMARKS:
        print(f"\n{name}")
        for figure in import_module(f"benchmarks.{name}").measure():
            print(f"  {figure}", flush=True)


def describe_machine() -> str:
    """Say on what these figures were measured."""
    return (
        f"Autodiag {__version__}, {platform.python_implementation()} {platform.python_version()}, "
        f"{platform.system()} {platform.machine()}, {os.cpu_count()} processors"
    )


if __name__ == "__main__":
    main()

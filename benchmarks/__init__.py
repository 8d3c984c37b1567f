"""What is measured, and how: `./dev bench` prints ratios measured side by side in one run.

Each benchmark is a module with a function `measure()` that yields its figures; a new one adds its
name to the table in __main__.py. Benchmarks time; tests never do.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured figure, beside what it should be at most or at least."""

    name: str
    value: float
    unit: str
    aim: str = ""

    def __str__(self) -> str:
        """Write the figure as one line of a table."""
        return f"{self.name:52} {self.value:12,.2f} {self.unit:8} {self.aim}".rstrip()

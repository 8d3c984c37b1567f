"""A dimension's colour, by the class that carries it: the same on every page, in every figure."""

COLOURS = {
    "dim-str": "#0a4a98",
    "dim-hum": "#856000",
    "dim-cre": "#b83b6a",
    "dim-mem": "#86280f",
    "dim-don": "#007581",
    "dim-pub": "#6d2c70",
    "dim-ops": "#1f5034",
    "dim-res": "#7058bd",
}
"""The light colours of the style sheet, which holds them for the screen."""

INK = "#211d1a"

_NUMBERED = {f"dim-{place}": colour for place, colour in enumerate(COLOURS.values(), 1)}


def colour_class(dimension: str, place: int) -> str:
    """The class of a dimension: its own for the shipped eight, else by its place from 0."""
    own = f"dim-{dimension.lower()}"
    return own if own in COLOURS else f"dim-{place % len(COLOURS) + 1}"


def colour_on_paper(code_class: str) -> str:
    """The colour of a dimension's class; ink for a class that has none."""
    return COLOURS.get(code_class) or _NUMBERED.get(code_class, INK)

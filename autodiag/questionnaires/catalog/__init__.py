"""The questionnaire that is shipped: the one file that the engine reads by itself."""

from importlib.resources import files


def shipped_text() -> str:
    """The document of the shipped questionnaire."""
    return files(__name__).joinpath("culture.yaml").read_text(encoding="utf-8")

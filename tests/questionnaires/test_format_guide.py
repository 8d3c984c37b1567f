"""The author's guide tells the truth: its examples can be read, and it lists every mistake."""

import re
from pathlib import Path

import pytest

from autodiag.questionnaires import Kind, read
from autodiag.questionnaires.asking import QUESTION_KEYS
from autodiag.questionnaires.building import NODE_KEYS, QUESTIONNAIRE_KEYS
from autodiag.questionnaires.mistakes import Explanation, explanations, typeset
from autodiag.questionnaires.model import Operator

GUIDE = (Path(__file__).parents[2] / "docs" / "questionnaire-format.md").read_text("utf-8")
BLOCKS = re.findall(r"^```yaml\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL)
COMPLETE = BLOCKS[0]
QUESTIONS = [block for block in BLOCKS if block.startswith("- code")]


def table_of_mistakes() -> list[str]:
    """The rows of the guide's last table, as the code has them."""
    ordered = sorted(explanations().values(), key=lambda explanation: explanation.is_warning)
    return [_row(explanation) for explanation in ordered]


def _row(explanation: Explanation) -> str:
    weight = "look" if explanation.is_warning else "mend"
    english, french = _plain(explanation.en), typeset(_plain(explanation.fr))
    return f"| `{explanation.code}` | {weight} | {english} | {french} |"


def _plain(sentences: tuple[str, str]) -> str:
    """A message and its remedy, with dots for what depends on the document."""
    details = re.sub(r"(?<!\{)\{[^{}]+\}(?!\})", "…", " ".join(sentences))
    return details.replace("{{", "{").replace("}}", "}").replace("|", "\\|")


def test_the_complete_example_has_no_mistake() -> None:
    reading = read(COMPLETE)
    assert reading.errors == ()
    assert reading.warnings == ()


def test_every_kind_has_an_example_without_mistakes() -> None:
    indented = "".join(
        re.sub(r"^(?=.)", "      ", block, flags=re.MULTILINE) for block in QUESTIONS
    )
    reading = read(COMPLETE + indented)
    assert reading.errors == ()
    assert reading.questionnaire is not None
    kinds = {question.kind for question in reading.questionnaire.questions.values()}
    assert kinds == set(Kind) - {Kind.SHORT_TEXT}


@pytest.mark.parametrize(
    "word", [*QUESTIONNAIRE_KEYS, *NODE_KEYS, *QUESTION_KEYS, *Operator, *Kind]
)
def test_every_key_is_in_the_guide(word: str) -> None:
    assert re.search(rf"\b{word}\b", GUIDE)


def test_every_mistake_is_listed() -> None:
    assert [
        line for line in GUIDE.splitlines() if re.match(r"\| `[a-z0-9-]+` \| (mend|look)", line)
    ] == table_of_mistakes()

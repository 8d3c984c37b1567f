"""What is asked: questionnaires, their conditions and paths, and what was answered."""

from autodiag.questionnaires.answers import NOT_ANSWERED, Answer, Answers, Value
from autodiag.questionnaires.answers_json import (
    UnreadableAnswersError,
    answers_from_json,
    answers_to_json,
)
from autodiag.questionnaires.canonical import canonical, fingerprint
from autodiag.questionnaires.conditions import dependants, holds
from autodiag.questionnaires.mistakes import Mistake
from autodiag.questionnaires.model import (
    WHOLE,
    Choice,
    Depth,
    Fact,
    Kind,
    Leaf,
    Lens,
    Level,
    Method,
    Node,
    NonScore,
    Question,
    Questionnaire,
    Row,
    Section,
    Text,
    Units,
)
from autodiag.questionnaires.pages import Page, Part, find_page, page_of, pages
from autodiag.questionnaires.parsing import MAX_NOTE, Raw, accept
from autodiag.questionnaires.path import Path, Step, path
from autodiag.questionnaires.reading import Reading, read
from autodiag.questionnaires.refusals import Reason, Refusal
from autodiag.questionnaires.texts import normalise_text

__all__ = [
    "MAX_NOTE",
    "NOT_ANSWERED",
    "WHOLE",
    "Answer",
    "Answers",
    "Choice",
    "Depth",
    "Fact",
    "Kind",
    "Leaf",
    "Lens",
    "Level",
    "Method",
    "Mistake",
    "Node",
    "NonScore",
    "Page",
    "Part",
    "Path",
    "Question",
    "Questionnaire",
    "Raw",
    "Reading",
    "Reason",
    "Refusal",
    "Row",
    "Section",
    "Step",
    "Text",
    "Units",
    "UnreadableAnswersError",
    "Value",
    "accept",
    "answers_from_json",
    "answers_to_json",
    "canonical",
    "dependants",
    "find_page",
    "fingerprint",
    "holds",
    "normalise_text",
    "page_of",
    "pages",
    "path",
    "read",
]

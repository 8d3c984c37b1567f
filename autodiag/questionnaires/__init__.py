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
from autodiag.questionnaires.path import Path, Step, path, widest_path
from autodiag.questionnaires.reading import Reading, read
from autodiag.questionnaires.refusals import Reason, Refusal
from autodiag.questionnaires.texts import normalise_text
from autodiag.questionnaires.versions import (
    Changes,
    Dropped,
    Loss,
    Move,
    Objection,
    compare,
    find_objection,
    may_publish,
    move,
    shared_leaves,
)

__all__ = [
    "MAX_NOTE",
    "NOT_ANSWERED",
    "WHOLE",
    "Answer",
    "Answers",
    "Changes",
    "Choice",
    "Depth",
    "Dropped",
    "Fact",
    "Kind",
    "Leaf",
    "Lens",
    "Level",
    "Loss",
    "Method",
    "Mistake",
    "Move",
    "Node",
    "NonScore",
    "Objection",
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
    "compare",
    "dependants",
    "find_objection",
    "find_page",
    "fingerprint",
    "holds",
    "may_publish",
    "move",
    "normalise_text",
    "page_of",
    "pages",
    "path",
    "read",
    "shared_leaves",
    "widest_path",
]

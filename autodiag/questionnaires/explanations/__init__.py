"""The sentences that explain an author's mistakes, in French and in English."""

from autodiag.questionnaires.explanations.document import DOCUMENT
from autodiag.questionnaires.explanations.measures import MEASURES
from autodiag.questionnaires.explanations.questions import QUESTIONS
from autodiag.questionnaires.explanations.values import VALUES

TABLES = (DOCUMENT, VALUES, MEASURES, QUESTIONS)
"""All the explanations, in the order of the author's guide."""

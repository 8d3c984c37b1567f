"""The sentences that explain an author's mistakes, in French and in English."""

from autodiag.questionnaires.explanations.document import DOCUMENT
from autodiag.questionnaires.explanations.values import VALUES

TABLES = (DOCUMENT, VALUES)
"""All the explanations, in the order of the author's guide."""

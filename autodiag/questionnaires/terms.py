"""The closed lists of words that a questionnaire is written with."""

from enum import StrEnum


class Depth(StrEnum):
    """How far a diagnostic goes; a deeper one includes the shallower."""

    EXPRESS = "express"
    STANDARD = "standard"
    COMPLETE = "complete"

    def includes(self, other: "Depth") -> bool:
        """Whether a question of depth *other* is asked at this depth."""
        order = tuple(Depth)
        return order.index(other) <= order.index(self)


class Units(StrEnum):
    """What answer values become before any method: percents of their scale, or nothing."""

    PERCENT = "percent"
    RAW = "raw"


class Method(StrEnum):
    """How a node's parts make its score (docs/method.md, section 2)."""

    MEAN = "mean"
    SUM = "sum"
    MIN = "min"
    MAX = "max"
    LADDER = "ladder"


class Over(StrEnum):
    """Whether a mean is taken over a node's own parts or over all the leaves below it."""

    CHILDREN = "children"
    LEAVES = "leaves"


class Kind(StrEnum):
    """The kinds of question."""

    SINGLE = "single"
    MULTIPLE = "multiple"
    MATRIX = "matrix"
    RATING = "rating"
    NUMBER = "number"
    YES_NO = "yes_no"
    RANKING = "ranking"
    SHORT_TEXT = "short_text"
    LONG_TEXT = "long_text"
    DATE = "date"


class Worth(StrEnum):
    """How the ticks of a multiple choice become one value."""

    SUM = "sum"
    SHARE = "share"
    BEST = "best"


class NonScore(StrEnum):
    """The four ways of not giving a value; they are never mixed with one another."""

    NOT_APPLICABLE = "not_applicable"
    DONT_KNOW = "dont_know"
    PREFER_NOT = "prefer_not"
    NOT_ANSWERED = "not_answered"


class Treatment(StrEnum):
    """What a non-score does to a score: it is left out, or enters with the lowest value."""

    LEFT_OUT = "left_out"
    LOWEST = "lowest"


class Fact(StrEnum):
    """What a question marked as a fact says about the organisation."""

    DISCIPLINE = "discipline"
    STAFF = "staff"
    FUNCTIONS = "functions"
    REGION = "region"
    MUNICIPALITY = "municipality"


class Operator(StrEnum):
    """The tests that a condition may apply to one earlier answer."""

    IS = "is"
    IS_NOT = "is_not"
    IN = "in"
    INCLUDES = "includes"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    ANSWERED = "answered"

"""What changes from one version of a questionnaire to the next, and what of a draft survives it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from autodiag.questionnaires.answers import Answer, Answers
from autodiag.questionnaires.canonical import canonical
from autodiag.questionnaires.model import Leaf, Lens, Node, NonScore, Question, Questionnaire, Text
from autodiag.questionnaires.parsing import accept
from autodiag.questionnaires.refusals import Refusal


class Objection(StrEnum):
    """Why a document may not be published after the version that is there."""

    OTHER_QUESTIONNAIRE = "other_questionnaire"
    UNCHANGED = "unchanged"
    NOT_HIGHER = "not_higher"


@dataclass(frozen=True, slots=True)
class Changes:
    """Question codes (or node and lens codes, for *weights*) by what happened to them.

    *reworded* are those whose wording mark was raised; *silently_reworded* those whose text
    changed while it was not, which deserves a warning: do they still ask the same thing?
    """

    added: tuple[str, ...]
    removed: tuple[str, ...]
    reworded: tuple[str, ...]
    silently_reworded: tuple[str, ...]
    rescaled: tuple[str, ...]
    refed: tuple[str, ...]
    weights: tuple[str, ...]


class Loss(StrEnum):
    """Why an answer does not follow a draft to another version."""

    REMOVED = "removed"
    REWORDED = "reworded"
    OTHER_KIND = "other_kind"
    NOT_ACCEPTED = "not_accepted"


@dataclass(frozen=True, slots=True)
class Dropped:
    """An answer left behind; its note is kept where the question still takes one."""

    key: str
    answer: Answer
    loss: Loss


@dataclass(frozen=True, slots=True)
class Move:
    """A draft's answers in another version; whoever keeps the old ones can undo it.

    *anew* are the leaves to answer: new ones, and those whose answer was dropped.
    """

    kept: Answers
    dropped: tuple[Dropped, ...]
    anew: tuple[str, ...]


def find_objection(old: Questionnaire | None, new: Questionnaire) -> Objection | None:
    """Why *new* may not be published after *old*, the latest version (None: the first one)."""
    if old is None:
        return None
    if old.id != new.id:
        return Objection.OTHER_QUESTIONNAIRE
    if canonical(replace(old, version=new.version)) == canonical(new):
        return Objection.UNCHANGED
    return None if new.version > old.version else Objection.NOT_HIGHER


def may_publish(old: Questionnaire | None, new: Questionnaire) -> bool:
    """Whether *new* may be published after *old*."""
    return find_objection(old, new) is None


def compare(old: Questionnaire, new: Questionnaire) -> Changes:
    """What an author changed from *old* to *new*."""
    both = [(q, new.questions[c]) for c, q in old.questions.items() if c in new.questions]
    return Changes(
        added=tuple(code for code in new.questions if code not in old.questions),
        removed=tuple(code for code in old.questions if code not in new.questions),
        reworded=_codes(both, lambda a, b: a.wording != b.wording),
        silently_reworded=_codes(both, lambda a, b: a.wording == b.wording and _asks_other(a, b)),
        rescaled=_codes(both, lambda a, b: _scale(a) != _scale(b)),
        refed=_codes(both, lambda a, b: _feeds(a) != _feeds(b)),
        weights=_changed_weights(old, new),
    )


def shared_leaves(old: Questionnaire, new: Questionnaire) -> frozenset[str]:
    """The keys of the leaves that ask the same on the same scale in both versions."""
    return frozenset(
        key
        for key, leaf in old.leaves.items()
        if key in new.leaves and _is_same(leaf.question, new.leaves[key].question)
    )


def move(answers: Answers, old: Questionnaire, new: Questionnaire) -> Move:
    """The answers given to *old*, as far as they answer *new*.

    An answer is kept when its question asks the same (same kind and wording mark) and still takes
    it: a choice added to the scale or a weight changed loses nothing.
    """
    before, after = _all_leaves(old), _all_leaves(new)
    kept: dict[str, Answer] = {}
    dropped: list[Dropped] = []
    for key, answer in answers.items():
        loss = _find_loss(before.get(key), after.get(key), answer)
        rest = answer if loss is None else _note_only(after.get(key), answer)
        if rest is not None:
            kept[key] = rest
        if loss is not None:
            dropped.append(Dropped(key, answer, loss))
    return Move(kept, tuple(dropped), _list_anew(before, after, dropped))


def _list_anew(
    before: Mapping[str, Leaf], after: Mapping[str, Leaf], dropped: Iterable[Dropped]
) -> tuple[str, ...]:
    lost = {one.key for one in dropped if one.answer.state is not NonScore.NOT_ANSWERED}
    keys = (leaf.key for leaf in after.values() if leaf in leaf.question.leaves())
    return tuple(key for key in keys if key in lost or key not in before)


def _all_leaves(questionnaire: Questionnaire) -> dict[str, Leaf]:
    """Every key under which an answer or a note may stand."""
    leaves: dict[str, Leaf] = {}
    for question in questionnaire.questions.values():
        # A matrix's note stands under its own code.
        leaves[question.code] = Leaf(question.code, question, None, question.feeds)
        leaves |= {leaf.key: leaf for leaf in question.leaves()}
    return leaves


def _find_loss(before: Leaf | None, after: Leaf | None, answer: Answer) -> Loss | None:
    if after is None:
        return Loss.REMOVED
    if before is None or before.question.kind is not after.question.kind:
        return Loss.OTHER_KIND
    if before.question.wording != after.question.wording or _other_row(before, after):
        return Loss.REWORDED
    return None if _takes(after, answer) else Loss.NOT_ACCEPTED


def _other_row(before: Leaf, after: Leaf) -> bool:
    return (before.row is None) is not (after.row is None)


def _takes(leaf: Leaf, answer: Answer) -> bool:
    asked = leaf if leaf.row else leaf.question
    taken = accept(asked, answer.value, non_score=answer.non_score, note=answer.note)
    return not isinstance(taken, Refusal)


def _note_only(leaf: Leaf | None, answer: Answer) -> Answer | None:
    if leaf is None or not answer.note or not leaf.question.note:
        return None
    return Answer(note=answer.note)


def _is_same(old: Question, new: Question) -> bool:
    return old.wording == new.wording and _scale(old) == _scale(new)


def _scale(question: Question) -> object:
    """All that decides what an answer is worth, whatever its labels say."""
    return (
        question.kind,
        tuple((choice.code, choice.value, choice.exclusive) for choice in question.choices),
        question.reverse,
        question.worth,
        question.minimum,
        question.maximum,
        question.step,
        question.bands,
    )


def _asks_other(old: Question, new: Question) -> bool:
    return _wording(old) != _wording(new)


def _wording(question: Question) -> tuple[Mapping[str, str], ...]:
    labels = ((choice.label, choice.description) for choice in question.choices)
    texts: list[Text] = [question.text, question.help]
    texts += [row.text for row in question.rows]
    return (*texts, *(text for pair in labels for text in pair))


def _feeds(question: Question) -> object:
    return {leaf.key: dict(leaf.feeds) for leaf in question.leaves()}


def _codes(
    both: Iterable[tuple[Question, Question]], differs: Callable[[Question, Question], bool]
) -> tuple[str, ...]:
    return tuple(old.code for old, new in both if differs(old, new))


def _changed_weights(old: Questionnaire, new: Questionnaire) -> tuple[str, ...]:
    before, after = _weights(old), _weights(new)
    codes = dict.fromkeys((*before, *after))
    return tuple(code for code in codes if before.get(code) != after.get(code))


def _weights(questionnaire: Questionnaire) -> dict[str, object]:
    nodes: dict[str, object] = {code: _weight(n) for code, n in questionnaire.nodes.items()}
    return nodes | {lens.code: _lens_weights(lens) for lens in questionnaire.lenses}


def _weight(node: Node) -> object:
    children = tuple(child.code for child in node.children)
    return (node.weight, node.method, node.over, node.threshold, children)


def _lens_weights(lens: Lens) -> object:
    return dict(lens.weights)

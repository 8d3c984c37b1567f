"""What an organisation takes away: everything kept, for a machine and for a spreadsheet."""

import csv
import io
import json
from typing import Any

from sqlalchemy.orm import Session

from autodiag.diagnostics.portrait.cards import plain
from autodiag.diagnostics.service.answers import Standing
from autodiag.diagnostics.service.finishing import Result, get_result
from autodiag.diagnostics.service.planning import list_actions, list_targets
from autodiag.diagnostics.wording import say_answer
from autodiag.questionnaires import NOT_ANSWERED, Answers, Leaf, answers_to_json
from autodiag.scoring import State
from autodiag.web.languages import gettext, text_of

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def as_json(session: Session, standing: Standing) -> bytes:
    """The whole diagnostic as it is kept, without anything that opens it."""
    diagnostic = standing.diagnostic
    questionnaire = standing.version.questionnaire
    document: dict[str, Any] = {
        "format": "autodiag-diagnostic-1",
        "diagnostic": diagnostic.uid,
        "organisation": diagnostic.name,
        "questionnaire": {
            "id": questionnaire.id,
            "version": questionnaire.version,
            "fingerprint": standing.version.fingerprint,
            "licence": questionnaire.licence,
        },
        "depth": diagnostic.depth,
        "language": diagnostic.language,
        "created_at": diagnostic.created_at.isoformat(),
        "changed_at": diagnostic.changed_at.isoformat(),
        "finished_at": diagnostic.finished_at.isoformat() if diagnostic.finished_at else None,
        "consents": {
            "counted_in_regional_figures": diagnostic.is_counted,
            "profile_shared_with_pole": diagnostic.is_shared_with_pole,
        },
        "answers": answers_to_json(standing.answers),
        "before_move_to_newer_version": diagnostic.before_move,
        "result": diagnostic.result,
        "targets": [_target(one) for one in list_targets(session, diagnostic)],
        "plan": [_action(one) for one in list_actions(session, diagnostic)],
    }
    return json.dumps(document, ensure_ascii=False, indent=2).encode()


def _target(target: Any) -> dict[str, Any]:
    by = target.by.isoformat() if target.by else None
    return {**target._asdict(), "by": by}


def _action(action: Any) -> dict[str, Any]:
    return {
        "entry": action.entry,
        "title": action.title,
        "by": action.by.isoformat() if action.by else None,
        "note": action.note,
        "done": action.is_done,
    }


def as_csv(session: Session, standing: Standing) -> bytes:
    """One line an answer on the path, in words, with its value once it has been scored.

    The byte order mark is what makes a spreadsheet read accents.
    """
    result = get_result(session, standing.diagnostic) if standing.diagnostic.result else None
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerow(_headings())
    for leaf in _leaves(standing):
        writer.writerow([harmless(cell) for cell in _row(standing.path.answers, result, leaf)])
    return "\ufeff".encode() + buffer.getvalue().encode()


def _headings() -> list[str]:
    return [
        gettext("Code"),
        gettext("Question"),
        gettext("Réponse"),
        gettext("Valeur sur 100"),
        gettext("Note"),
    ]


def _leaves(standing: Standing) -> list[Leaf]:
    return [leaf for question in standing.path.questions for leaf in question.leaves()]


def _row(answers: Answers, result: Result | None, leaf: Leaf) -> list[str]:
    answer = answers.get(leaf.key, NOT_ANSWERED)
    row = f" {text_of(leaf.row.text)}" if leaf.row else ""
    return [
        leaf.key,
        f"{text_of(leaf.question.text)}{row}",
        say_answer(leaf.question, answer),
        _value(result, leaf.key),
        answer.note or answers.get(leaf.question.code, NOT_ANSWERED).note,
    ]


def _value(result: Result | None, key: str) -> str:
    state, value = result.profile.leaves.get(key, (None, None)) if result else (None, None)
    return plain(value) if state is State.SCORED and value is not None else ""


def harmless(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula: an apostrophe goes before."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell

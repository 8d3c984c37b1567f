"""One session per request, committed once, and only when the request was to change something."""

from datetime import UTC, datetime

from flask import Flask, Response, current_app, has_request_context, request
from flask.typing import ResponseReturnValue
from sqlalchemy import event
from sqlalchemy.orm import ORMExecuteState, Session

from autodiag.database import db
from autodiag.database.engine import begin_writing
from autodiag.settings import Settings

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
_KEY = "autodiag.session"
_KEPT = "autodiag.kept"
_FIRST_REFUSAL = 400
_FIRST_FAILURE = 500


class WriteOnGetError(RuntimeError):
    """A GET tried to change the database."""


class Application(Flask):
    """Flask, with the transaction of a request ended where its exceptions are still caught."""

    def log_exception(self, exc_info: object) -> None:
        """Say nothing here: Flask would write the whole address, and web/errors writes less."""

    def dispatch_request(self) -> ResponseReturnValue:
        """Answer, then commit what a successful request changed, or undo everything."""
        try:
            response = self.make_response(super().dispatch_request())
            _end_transaction(response)
        except BaseException:
            _undo()
            raise
        return response


def session() -> Session:
    """The request's session; its transaction writes from the start unless the method is safe."""
    current = db.session
    if _KEY not in request.environ:
        request.environ[_KEY] = current
        if request.method not in SAFE_METHODS:
            begin_writing(current)
    return current


def keep_despite_refusal() -> None:
    """Keep what this request changed although its answer refuses the rest; a failure keeps none."""
    request.environ[_KEPT] = True


def now() -> datetime:
    """The current instant, aware and in UTC, from the app's own clock."""
    moment: datetime = current_app.config["CLOCK"]()
    return moment


def settings() -> Settings:
    """The settings of the installation."""
    found: Settings = current_app.config["SETTINGS"]
    return found


def system_clock() -> datetime:
    """The machine's idea of now, in UTC."""
    return datetime.now(UTC)


def _end_transaction(response: Response) -> None:
    current: Session | None = request.environ.get(_KEY)
    if current is None:
        return
    first_undone = _FIRST_FAILURE if _KEPT in request.environ else _FIRST_REFUSAL
    if request.method in SAFE_METHODS or response.status_code >= first_undone:
        current.rollback()
    else:
        current.commit()


def _undo() -> None:
    current: Session | None = request.environ.get(_KEY)
    if current is not None:
        current.rollback()


def refuse_writes_on_get(app: Flask) -> None:
    """Make a GET that writes an error at the statement that does it; for tests."""
    with app.app_context():
        maker = db.sessionmaker
    event.listen(maker, "before_flush", _on_flush)
    event.listen(maker, "do_orm_execute", _on_execute)


def _on_flush(_session: Session, _context: object, _instances: object) -> None:
    _refuse_when_safe()


def _on_execute(state: ORMExecuteState) -> None:
    if state.is_insert or state.is_update or state.is_delete:
        _refuse_when_safe()


def _refuse_when_safe() -> None:
    if has_request_context() and request.method in SAFE_METHODS:
        raise WriteOnGetError(f"{request.method} {request.url_rule} writes")

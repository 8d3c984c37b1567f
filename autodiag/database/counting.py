"""Numbers that many people raise at once."""

from collections.abc import Callable, Mapping

from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from autodiag.database.schema import Base

# The two say it in the same words, and SQLAlchemy through two classes that have them both.
_INSERTS: dict[str, Callable[[type[Base]], postgresql.Insert]] = {
    "sqlite": sqlite.insert,  # type: ignore[dict-item]
    "postgresql": postgresql.insert,
}


def add_up(session: Session, table: type[Base], key: Mapping[str, object], **amounts: int) -> None:
    """Add amounts to the row of this key, which is made if it is missing; nobody has to wait.

    *key* names the whole primary key, *amounts* every other column.
    """
    insert = _INSERTS[session.get_bind().dialect.name]
    added = insert(table).values({**key, **amounts})
    sums = {name: getattr(table, name) + added.excluded[name] for name in amounts}
    session.execute(added.on_conflict_do_update(index_elements=list(key), set_=sums))

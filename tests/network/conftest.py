"""A database that holds the sample network."""

from datetime import UTC, datetime

import pytest
from sqlalchemy.orm import Session

from autodiag.network import service

NOW = datetime(2026, 11, 12, 14, 32, tzinfo=UTC)


@pytest.fixture
def network(session: Session) -> Session:
    """A session on the sample network."""
    service.load_samples(session, now=NOW)
    session.commit()
    return session

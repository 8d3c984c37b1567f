"""A database that a test may change as it likes."""

import pytest


@pytest.fixture
def postgres_url(postgres_url_of_its_own: str) -> str:
    """These tests make and change tables."""
    return postgres_url_of_its_own

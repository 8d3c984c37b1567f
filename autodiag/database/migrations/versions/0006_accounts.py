"""Accounts: people, their roles, links and visits; the audit trail, which nobody changes."""

import sqlalchemy as sa
from alembic import op

from autodiag.database import Json, UTCDateTime

revision = "0006_accounts"
down_revision = "0005_mail"
branch_labels = None
depends_on = None

SQLITE_GUARDS = [
    f"""
    CREATE TRIGGER audit_entry_keeps_{word} BEFORE {word} ON audit_entry
    BEGIN SELECT RAISE(ABORT, 'the audit trail is append only'); END
    """
    for word in ("UPDATE", "DELETE")
]
POSTGRESQL_GUARDS = [
    """
    CREATE FUNCTION audit_entry_refuse() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'the audit trail is append only'; END $$
    """,
    """
    CREATE TRIGGER audit_entry_keeps BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entry
    FOR EACH STATEMENT EXECUTE FUNCTION audit_entry_refuse()
    """,
]


def upgrade() -> None:
    _make_account()
    _make_grant()
    _make_link()
    _make_visit()
    _make_audit_entry()


def _make_account() -> None:
    op.create_table(
        "account",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("address", sa.String(254), nullable=False),
        sa.Column("name", sa.String(120), nullable=False),
        sa.Column("language", sa.String(2), nullable=False),
        sa.Column("password_hash", sa.String(255), nullable=False),
        sa.Column("is_suspended", sa.Boolean(), nullable=False),
        sa.Column("created_at", UTCDateTime(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_account"),
        sa.UniqueConstraint("address", name="uq_account_address"),
        sqlite_autoincrement=True,
    )


def _refer_to_account(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["account_id"],
        ["account.id"],
        name=f"fk_{table}_account_id_account",
        ondelete="CASCADE",
    )


def _make_grant() -> None:
    op.create_table(
        "account_grant",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(20), nullable=False),
        sa.Column("place", sa.String(80), nullable=False),
        sa.Column("is_ambassador", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_account_grant"),
        sa.UniqueConstraint(
            "account_id", "role", "place", name="uq_account_grant_account_id_role_place"
        ),
        _refer_to_account("account_grant"),
    )


def _make_link() -> None:
    op.create_table(
        "account_link",
        sa.Column("account_id", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("token_hash", sa.String(64), nullable=False),
        sa.Column("expires_at", UTCDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("account_id", name="pk_account_link"),
        sa.UniqueConstraint("token_hash", name="uq_account_link_token_hash"),
        _refer_to_account("account_link"),
    )


def _make_visit() -> None:
    op.create_table(
        "account_visit",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("token_hash", sa.String(64), nullable=False),
        sa.Column("browser", sa.String(40), nullable=False),
        sa.Column("begun_at", UTCDateTime(), nullable=False),
        sa.Column("seen_at", UTCDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_account_visit"),
        sa.UniqueConstraint("token_hash", name="uq_account_visit_token_hash"),
        _refer_to_account("account_visit"),
    )
    op.create_index("ix_account_visit_account_id", "account_visit", ["account_id"])


def _make_audit_entry() -> None:
    op.create_table(
        "audit_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", UTCDateTime(), nullable=False),
        sa.Column("actor", sa.Integer(), nullable=True),
        sa.Column("action", sa.String(40), nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("subject", sa.String(80), nullable=False),
        sa.Column("detail", Json, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_audit_entry"),
    )
    op.create_index("ix_audit_entry_kind_subject", "audit_entry", ["kind", "subject"])
    is_sqlite = op.get_bind().dialect.name == "sqlite"
    for statement in SQLITE_GUARDS if is_sqlite else POSTGRESQL_GUARDS:
        op.execute(statement)


def downgrade() -> None:
    for table in ("audit_entry", "account_visit", "account_link", "account_grant", "account"):
        op.drop_table(table)
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION audit_entry_refuse()")

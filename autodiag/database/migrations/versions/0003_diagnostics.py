"""Diagnostics: published questionnaires, diagnostics, targets, actions."""

import sqlalchemy as sa
from alembic import op

from autodiag.database import Json, UTCDateTime

revision = "0003_diagnostics"
down_revision = "0002_guide"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _make_questionnaire()
    _make_diagnostic()
    _make_target()
    _make_action()


def _make_questionnaire() -> None:
    op.create_table(
        "questionnaire",
        sa.Column("fingerprint", sa.String(64), nullable=False),
        sa.Column("code", sa.String(80), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("published_at", UTCDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("fingerprint", name="pk_questionnaire"),
        sa.UniqueConstraint("code", "version", name="uq_questionnaire_code_version"),
    )


def _make_diagnostic() -> None:
    op.create_table(
        "diagnostic",
        sa.Column("uid", sa.String(12), nullable=False),
        sa.Column("key_hash", sa.String(64), nullable=False),
        sa.Column("share_hash", sa.String(64), nullable=True),
        sa.Column("lineage", sa.String(12), nullable=False),
        sa.Column("previous_uid", sa.String(12), nullable=True),
        sa.Column("fingerprint", sa.String(64), nullable=False),
        sa.Column("depth", sa.String(10), nullable=False),
        sa.Column("language", sa.String(2), nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("discipline", sa.String(80), nullable=True),
        sa.Column("staff", sa.String(20), nullable=True),
        sa.Column("region", sa.String(2), nullable=True),
        sa.Column("is_counted", sa.Boolean(), nullable=False),
        sa.Column("is_shared_with_pole", sa.Boolean(), nullable=False),
        sa.Column("is_open", sa.Boolean(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("created_at", UTCDateTime(), nullable=False),
        sa.Column("changed_at", UTCDateTime(), nullable=False),
        sa.Column("finished_at", UTCDateTime(), nullable=True),
        sa.Column("answers", Json, nullable=False),
        sa.Column("result", Json, nullable=True),
        sa.Column("before_move", Json, nullable=True),
        sa.PrimaryKeyConstraint("uid", name="pk_diagnostic"),
        sa.UniqueConstraint("key_hash", name="uq_diagnostic_key_hash"),
        sa.UniqueConstraint("share_hash", name="uq_diagnostic_share_hash"),
        sa.ForeignKeyConstraint(
            ["previous_uid"],
            ["diagnostic.uid"],
            name="fk_diagnostic_previous_uid_diagnostic",
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["fingerprint"],
            ["questionnaire.fingerprint"],
            name="fk_diagnostic_fingerprint_questionnaire",
        ),
    )
    for column in ("changed_at", "lineage", "previous_uid", "fingerprint"):
        op.create_index(f"ix_diagnostic_{column}", "diagnostic", [column])


def _make_target() -> None:
    op.create_table(
        "diagnostic_target",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("diagnostic_uid", sa.String(12), nullable=False),
        sa.Column("node", sa.String(80), nullable=False),
        sa.Column("level", sa.String(80), nullable=False),
        sa.Column("by", sa.Date(), nullable=True),
        sa.Column("baseline", sa.Double(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_diagnostic_target"),
        sa.UniqueConstraint(
            "diagnostic_uid", "node", name="uq_diagnostic_target_diagnostic_uid_node"
        ),
        sa.ForeignKeyConstraint(
            ["diagnostic_uid"],
            ["diagnostic.uid"],
            name="fk_diagnostic_target_diagnostic_uid_diagnostic",
            ondelete="CASCADE",
        ),
    )


def _make_action() -> None:
    op.create_table(
        "diagnostic_action",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("diagnostic_uid", sa.String(12), nullable=False),
        sa.Column("entry", sa.String(20), nullable=True),
        sa.Column("title", sa.String(200), nullable=False),
        sa.Column("by", sa.Date(), nullable=True),
        sa.Column("note", sa.String(1000), nullable=False),
        sa.Column("is_done", sa.Boolean(), nullable=False),
        sa.Column("created_at", UTCDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_diagnostic_action"),
        sa.UniqueConstraint(
            "diagnostic_uid", "entry", name="uq_diagnostic_action_diagnostic_uid_entry"
        ),
        sa.ForeignKeyConstraint(
            ["diagnostic_uid"],
            ["diagnostic.uid"],
            name="fk_diagnostic_action_diagnostic_uid_diagnostic",
            ondelete="CASCADE",
        ),
    )


def downgrade() -> None:
    for table in ("diagnostic_action", "diagnostic_target", "diagnostic", "questionnaire"):
        op.drop_table(table)

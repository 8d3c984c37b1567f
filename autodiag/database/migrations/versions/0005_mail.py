"""Mail: the outbox."""

import sqlalchemy as sa
from alembic import op

from autodiag.database import UTCDateTime

revision = "0005_mail"
down_revision = "0004_guide_readers"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "mail_message",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("message_id", sa.String(80), nullable=False),
        sa.Column("recipient", sa.String(254), nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("reply_to", sa.String(254), nullable=False),
        sa.Column("subject", sa.String(300), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("language", sa.String(8), nullable=False),
        sa.Column("is_private", sa.Boolean(), nullable=False),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(500), nullable=False),
        sa.Column("claim", sa.String(32), nullable=True),
        sa.Column("created_at", UTCDateTime(), nullable=False),
        sa.Column("next_at", UTCDateTime(), nullable=False),
        sa.Column("tried_since", UTCDateTime(), nullable=True),
        sa.Column("claimed_at", UTCDateTime(), nullable=True),
        sa.Column("expires_at", UTCDateTime(), nullable=True),
        sa.Column("ended_at", UTCDateTime(), nullable=True),
        sa.Column("erased_at", UTCDateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_mail_message"),
        sa.UniqueConstraint("message_id", name="uq_mail_message_message_id"),
        sa.CheckConstraint(
            "state IN ('waiting', 'sending', 'sent', 'held', 'refused', 'given-up')",
            name="state",
        ),
    )
    op.create_index("ix_mail_message_recipient", "mail_message", ["recipient"])
    op.create_index("ix_mail_message_state_next_at", "mail_message", ["state", "next_at"])


def downgrade() -> None:
    op.drop_table("mail_message")

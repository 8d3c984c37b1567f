"""What readers say of entries and of what is missing, and when an entry first stood here."""

import sqlalchemy as sa
from alembic import op

from autodiag.database import UTCDateTime

revision = "0004_guide_readers"
down_revision = "0003_diagnostics"
branch_labels = None
depends_on = None

_NO_DAY = sa.text("'1970-01-01 00:00:00.000000'")


def upgrade() -> None:
    # With a default, so that SQLite need not make the table anew: to drop the old one would take
    # along, by their foreign keys, all that belongs to the entries.
    op.add_column(
        "guide_entry",
        sa.Column("added_at", UTCDateTime(), server_default=_NO_DAY, nullable=False),
    )
    op.execute("UPDATE guide_entry SET added_at = changed_at")
    op.create_table(
        "guide_use",
        sa.Column("entry", sa.String(12), nullable=False),
        sa.Column("language", sa.String(8), nullable=False),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("useful", sa.Integer(), nullable=False),
        sa.Column("useless", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["entry"],
            ["guide_entry.code"],
            name=op.f("fk_guide_use_entry_guide_entry"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("entry", "language", "month", name=op.f("pk_guide_use")),
    )
    op.create_table(
        "guide_word",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("entry", sa.String(12), nullable=False),
        sa.Column("language", sa.String(8), nullable=False),
        sa.Column("is_useful", sa.Boolean(), nullable=False),
        sa.Column("message", sa.Text(), nullable=False),
        sa.Column("left_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["entry"],
            ["guide_entry.code"],
            name=op.f("fk_guide_word_entry_guide_entry"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_guide_word")),
    )
    op.create_index(op.f("ix_guide_word_left_on"), "guide_word", ["left_on"])
    op.create_index("ix_guide_word_entry_left_on", "guide_word", ["entry", "left_on"])
    op.create_table(
        "guide_missed",
        sa.Column("language", sa.String(8), nullable=False),
        sa.Column("words", sa.String(60), nullable=False),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("language", "words", "month", name=op.f("pk_guide_missed")),
    )
    op.create_index("ix_guide_missed_month", "guide_missed", ["month"])


def downgrade() -> None:
    for table in ("guide_missed", "guide_word", "guide_use"):
        op.drop_table(table)
    op.drop_column("guide_entry", "added_at")

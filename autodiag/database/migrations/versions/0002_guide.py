"""Entries of the guide, their words and the mistakes reported in them."""

import sqlalchemy as sa
from alembic import op

from autodiag.database import Json, UTCDateTime

revision = "0002_guide"
down_revision = "0001_network"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "guide_entry",
        sa.Column("code", sa.String(12), nullable=False),
        sa.Column("level_from", sa.Integer(), nullable=False),
        sa.Column("level_to", sa.Integer(), nullable=False),
        sa.Column("effort", sa.Integer(), nullable=False),
        sa.Column("is_recommendable", sa.Boolean(), nullable=False),
        sa.Column("related", Json, nullable=False),
        sa.Column("links", Json, nullable=False),
        sa.Column("reviewed", sa.Date(), nullable=False),
        sa.Column("loaded", sa.String(64), nullable=True),
        sa.Column("changed_at", UTCDateTime(), nullable=False),
        sa.CheckConstraint("level_from <= level_to", name=op.f("ck_guide_entry_levels")),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_guide_entry")),
    )
    op.create_index(op.f("ix_guide_entry_effort"), "guide_entry", ["effort"])
    op.create_table(
        "guide_tag",
        sa.Column("entry", sa.String(12), nullable=False),
        sa.Column("kind", sa.String(12), nullable=False),
        sa.Column("code", sa.String(40), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["entry"],
            ["guide_entry.code"],
            name=op.f("fk_guide_tag_entry_guide_entry"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("entry", "kind", "code", name=op.f("pk_guide_tag")),
    )
    op.create_index("ix_guide_tag_kind_code", "guide_tag", ["kind", "code"])
    op.create_table(
        "guide_wording",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("entry", sa.String(12), nullable=False),
        sa.Column("language", sa.String(8), nullable=False),
        sa.Column("slug", sa.String(120), nullable=False),
        sa.Column("title", sa.String(160), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("demand", sa.Text(), nullable=False),
        sa.Column("time", sa.Text(), nullable=False),
        sa.Column("cost", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("indexed", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["entry"],
            ["guide_entry.code"],
            name=op.f("fk_guide_wording_entry_guide_entry"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_guide_wording")),
        sa.UniqueConstraint("entry", "language", name=op.f("uq_guide_wording_entry_language")),
    )
    op.create_table(
        "guide_term",
        sa.Column("wording", sa.Integer(), nullable=False),
        sa.Column("term", sa.String(60), nullable=False),
        sa.Column("weight", sa.Integer(), nullable=False),
        sa.Column("word", sa.String(60), nullable=False),
        sa.ForeignKeyConstraint(
            ["wording"],
            ["guide_wording.id"],
            name=op.f("fk_guide_term_wording_guide_wording"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("wording", "term", name=op.f("pk_guide_term")),
    )
    op.create_index("ix_guide_term_term", "guide_term", ["term"])
    op.create_table(
        "guide_report",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("entry", sa.String(12), nullable=False),
        sa.Column("language", sa.String(8), nullable=False),
        sa.Column("message", sa.Text(), nullable=False),
        sa.Column("created_at", UTCDateTime(), nullable=False),
        sa.Column("seen_at", UTCDateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["entry"],
            ["guide_entry.code"],
            name=op.f("fk_guide_report_entry_guide_entry"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_guide_report")),
    )
    op.create_index(op.f("ix_guide_report_entry"), "guide_report", ["entry"])
    op.create_index(op.f("ix_guide_report_seen_at"), "guide_report", ["seen_at"])


def downgrade() -> None:
    for table in ("guide_report", "guide_term", "guide_wording", "guide_tag", "guide_entry"):
        op.drop_table(table)

"""The network: subjects, cells, regions served, expertises, poles."""

import sqlalchemy as sa
from alembic import op

from autodiag.database import Json, UTCDateTime

revision = "0001_network"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "subject",
        sa.Column("code", sa.String(64), nullable=False),
        sa.Column("parent", sa.String(64), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name_fr", sa.String(200), nullable=False),
        sa.Column("name_en", sa.String(200), nullable=False),
        sa.PrimaryKeyConstraint("code", name="pk_subject"),
    )
    op.create_table(
        "cell",
        sa.Column("code", sa.String(64), nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("kind", sa.String(64), nullable=False),
        sa.Column("description_fr", sa.String(), nullable=False),
        sa.Column("description_en", sa.String(), nullable=False),
        sa.Column("languages", Json, nullable=False),
        sa.Column("place", sa.String(64), nullable=False),
        sa.Column("latitude", sa.Double(), nullable=False),
        sa.Column("longitude", sa.Double(), nullable=False),
        sa.Column("website", sa.String(500), nullable=True),
        sa.Column("capacity", sa.Integer(), nullable=True),
        sa.Column("load", sa.Integer(), nullable=False),
        sa.Column("is_sample", sa.Boolean(), nullable=False),
        sa.Column("loaded_at", UTCDateTime(), nullable=False),
        sa.CheckConstraint("capacity >= 0", name="ck_cell_capacity"),
        sa.CheckConstraint("load >= 0", name="ck_cell_load"),
        sa.PrimaryKeyConstraint("code", name="pk_cell"),
    )
    op.create_table(
        "cell_region",
        sa.Column("cell", sa.String(64), nullable=False),
        sa.Column("region", sa.String(2), nullable=False),
        sa.ForeignKeyConstraint(
            ["cell"], ["cell.code"], name="fk_cell_region_cell_cell", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("cell", "region", name="pk_cell_region"),
    )
    op.create_index("ix_cell_region_region", "cell_region", ["region"])
    op.create_table(
        "expertise",
        sa.Column("cell", sa.String(64), nullable=False),
        sa.Column("subject", sa.String(64), nullable=False),
        sa.Column("strength", sa.Integer(), nullable=False),
        sa.CheckConstraint("strength BETWEEN 1 AND 3", name="ck_expertise_strength"),
        sa.ForeignKeyConstraint(
            ["cell"], ["cell.code"], name="fk_expertise_cell_cell", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["subject"], ["subject.code"], name="fk_expertise_subject_subject"),
        sa.PrimaryKeyConstraint("cell", "subject", name="pk_expertise"),
    )
    op.create_index("ix_expertise_subject", "expertise", ["subject"])
    op.create_table(
        "pole",
        sa.Column("code", sa.String(64), nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("website", sa.String(500), nullable=True),
        sa.Column("is_sample", sa.Boolean(), nullable=False),
        sa.Column("loaded_at", UTCDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("code", name="pk_pole"),
    )
    op.create_table(
        "pole_region",
        sa.Column("region", sa.String(2), nullable=False),
        sa.Column("pole", sa.String(64), nullable=False),
        sa.ForeignKeyConstraint(
            ["pole"], ["pole.code"], name="fk_pole_region_pole_pole", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("region", name="pk_pole_region"),
    )
    op.create_index("ix_pole_region_pole", "pole_region", ["pole"])


def downgrade() -> None:
    for table in ("pole_region", "pole", "expertise", "cell_region", "cell", "subject"):
        op.drop_table(table)

"""Writers that keep to texts for some units."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Change the tables."""
    op.create_table(
        "writer_units",
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("unit_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["persons.id"], name=op.f("fk_writer_units_person_id")
        ),
        sa.ForeignKeyConstraint(
            ["unit_id"], ["units.id"], name=op.f("fk_writer_units_unit_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("person_id", "unit_id", name=op.f("pk_writer_units")),
    )

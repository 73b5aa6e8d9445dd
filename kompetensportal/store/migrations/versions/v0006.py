"""Statistics, exports, reminders, the wheel."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

WIDE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Change the tables."""
    _figures()


def _figures() -> None:
    """Counts of who took part in what; gender for those who want to give it."""
    op.create_table(
        "figure_counts",
        sa.Column("period", sa.String(), nullable=False),
        sa.Column("unit_id", sa.String(), nullable=False),
        sa.Column("training", sa.String(), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.Column("women", sa.Integer(), nullable=False),
        sa.Column("men", sa.Integer(), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.Column("minutes", WIDE, nullable=False),
        sa.PrimaryKeyConstraint("period", "unit_id", "training", name=op.f("pk_figure_counts")),
    )
    op.create_table(
        "figure_parts",
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("gender", sa.String(), nullable=False),
        sa.Column("taken", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_figure_parts")),
    )
    op.create_table(
        "figure_touched",
        sa.Column("person_id", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_figure_touched")),
    )
    op.create_table(
        "figure_state",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_figure_state")),
    )
    op.create_table(
        "lesson_minutes",
        sa.Column("lesson", sa.String(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("lesson", "since", name=op.f("pk_lesson_minutes")),
    )
    with op.batch_alter_table("persons", schema=None) as batch_op:
        batch_op.add_column(sa.Column("gender", sa.String(), server_default="", nullable=False))

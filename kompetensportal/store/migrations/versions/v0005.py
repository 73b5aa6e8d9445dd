"""Surveys."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

KIND = ("survey", "version", "month", "unit_id", "about", "profession", "gender")


def upgrade() -> None:
    """Change the tables."""
    op.create_table(
        "survey_versions",
        sa.Column("survey", sa.String(), nullable=False),
        sa.Column("version", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("asked", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("survey", "version", name=op.f("pk_survey_versions")),
    )
    op.create_table(
        "sheets_waiting",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("survey", sa.String(), nullable=False),
        sa.Column("sheet", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sheets_waiting")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_sheets_waiting_survey"), "sheets_waiting", ["survey"], unique=False)
    op.create_table(
        "sheets",
        sa.Column("id", sa.String(), nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in KIND),
        sa.Column("answers", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sheets")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_sheets_survey", "sheets", ["survey"], unique=False)
    op.create_table(
        "sheet_words",
        sa.Column("id", sa.String(), nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in KIND[:5]),
        sa.Column("question", sa.String(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sheet_words")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_sheet_words_survey", "sheet_words", ["survey"], unique=False)
    op.create_table(
        "sheet_counts",
        *(sa.Column(name, sa.String(), nullable=False) for name in KIND),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("counts", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint(*KIND, name=op.f("pk_sheet_counts")),
    )

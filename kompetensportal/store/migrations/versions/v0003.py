"""Goals, self-assessment, talks."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Change the tables."""
    op.create_table(
        "profession_levels",
        sa.Column("profession", sa.String(), nullable=False),
        sa.Column("system", sa.String(), nullable=False),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("profession", "system", name=op.f("pk_profession_levels")),
    )
    op.create_table(
        "talks",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("held", sa.Date(), nullable=False),
        sa.Column("notes", sa.String(), nullable=False),
        sa.Column("changed", sa.DateTime(), nullable=False),
        sa.Column("changed_by", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name=op.f("fk_talks_person_id")),
        sa.ForeignKeyConstraint(["changed_by"], ["persons.id"], name=op.f("fk_talks_changed_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_talks")),
    )
    with op.batch_alter_table("talks", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_talks_person_id"), ["person_id"], unique=False)

    op.create_table(
        "talk_steps",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("talk_id", sa.String(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("done", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["talk_id"], ["talks.id"], name=op.f("fk_talk_steps_talk_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_talk_steps")),
    )
    with op.batch_alter_table("talk_steps", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_talk_steps_talk_id"), ["talk_id"], unique=False)

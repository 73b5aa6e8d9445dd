"""Statistics, exports, reminders, the wheel."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

WIDE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Change the tables."""
    _follow_up()
    _figures()
    _wheel()


def _follow_up() -> None:
    """What managers decide for the people they follow, and how reminders reach them."""
    op.create_table(
        "extensions",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("enrolment_id", sa.String(), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("made", sa.DateTime(), nullable=False),
        sa.Column("made_by", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["enrolment_id"], ["enrolments.id"], name=op.f("fk_extensions_enrolment_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_extensions")),
    )
    _index("extensions", "enrolment_id")
    op.create_table(
        "appointments",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("with_id", sa.String(), nullable=False),
        sa.Column("starts", sa.DateTime(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("made", sa.DateTime(), nullable=False),
        sa.Column("made_by", sa.String(), nullable=False),
        sa.Column("cancelled", sa.DateTime(), nullable=True),
        _person("appointments", "person_id"),
        _person("appointments", "with_id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_appointments")),
    )
    _index("appointments", "person_id")
    _index("appointments", "with_id")
    op.create_table(
        "calendar_feeds",
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("feed", sa.String(), nullable=False),
        sa.Column("made", sa.DateTime(), nullable=False),
        _person("calendar_feeds", "person_id"),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_calendar_feeds")),
        sa.UniqueConstraint("feed", name=op.f("uq_calendar_feeds_feed")),
    )
    op.create_table(
        "mail_digests",
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("next_try", sa.DateTime(), nullable=False),
        sa.Column("problem", sa.String(), nullable=False),
        _person("mail_digests", "person_id"),
        sa.PrimaryKeyConstraint("person_id", "day", name=op.f("pk_mail_digests")),
    )
    op.create_table(
        "weekly_plans",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("unit_id", sa.String(), nullable=False),
        sa.Column("profession", sa.String(), nullable=False),
        sa.Column("start", sa.Date(), nullable=False),
        sa.Column("courses", sa.JSON(), nullable=False),
        sa.Column("made", sa.DateTime(), nullable=False),
        sa.Column("made_by", sa.String(), nullable=False),
        sa.Column("ended", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name=op.f("fk_weekly_plans_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_weekly_plans")),
    )
    _index("weekly_plans", "unit_id")


def _wheel() -> None:
    """What a unit plans and follows up in a year."""
    texts = ("goal", "measure", "done", "result", "analysis", "action", "owner", "changed_by")
    op.create_table(
        "year_goals",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("unit_id", sa.String(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in texts),
        sa.Column("target", sa.Integer(), nullable=True),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("changed", sa.DateTime(), nullable=False),
        sa.Column("removed", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name=op.f("fk_year_goals_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_year_goals")),
    )
    with op.batch_alter_table("year_goals", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_year_goals_unit_id"), ["unit_id"], unique=False)


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
    op.create_table(
        "exports",
        sa.Column("number", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("profile", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("after_order", sa.Integer(), nullable=False),
        sa.Column("upto_order", sa.Integer(), nullable=False),
        sa.Column("made", sa.DateTime(), nullable=False),
        sa.Column("made_by", sa.String(), nullable=False),
        sa.Column("rows", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_exports")),
    )
    with op.batch_alter_table("exports", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_exports_profile"), ["profile"], unique=False)
    with op.batch_alter_table("persons", schema=None) as batch_op:
        batch_op.add_column(sa.Column("gender", sa.String(), server_default="", nullable=False))


def _person(table: str, column: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], ["persons.id"], name=op.f(f"fk_{table}_{column}"))


def _index(table: str, column: str) -> None:
    with op.batch_alter_table(table, schema=None) as batch_op:
        batch_op.create_index(batch_op.f(f"ix_{table}_{column}"), [column], unique=False)

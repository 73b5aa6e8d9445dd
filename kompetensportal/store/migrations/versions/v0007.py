"""Writing in the browser, and what the follow-up lacked."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Change the tables."""
    _events()
    _drafts()
    _review()
    _pictures()
    _local_content()
    _follow_up()


def _events() -> None:
    """What concerns a person is found by its type without looking at the rest."""
    op.drop_index(op.f("ix_events_about"), table_name="events")
    op.create_index(op.f("ix_events_about"), "events", ["about_id", "type", "order"], unique=False)


def _drafts() -> None:
    """Drafts, their versions, who writes now, conflicts."""
    op.create_table(
        "drafts",
        sa.Column("path", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        *_packed("text", "file_text"),
        *_texts("file_sha", "changed_by"),
        sa.Column("was_there", sa.Boolean(), nullable=False),
        sa.Column("is_open", sa.Boolean(), nullable=False),
        sa.Column("changed", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("path", name=op.f("pk_drafts")),
    )
    op.create_table(
        "draft_revisions",
        sa.Column("path", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        *_packed("text"),
        sa.Column("at", sa.DateTime(), nullable=False),
        *_texts("by", "kind"),
        sa.PrimaryKeyConstraint("path", "revision", name=op.f("pk_draft_revisions")),
    )
    op.create_table(
        "draft_saves",
        *_texts("id", "path"),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_draft_saves")),
    )
    op.create_table(
        "draft_conflicts",
        *_texts("id", "path", "stands_by", "beside_by", "settled_by"),
        sa.Column("line", sa.Integer(), nullable=False),
        *_packed("base", "stands", "beside"),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("settled", sa.DateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_draft_conflicts")),
    )
    op.create_table(
        "draft_writers",
        *_texts("path", "page", "person_id"),
        sa.Column("seen", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("path", "page", name=op.f("pk_draft_writers")),
    )
    op.create_table(
        "text_versions",
        *_texts("id", "path", "by", "reason", "kind", "commit"),
        *_packed("text"),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_text_versions")),
    )
    op.create_index(op.f("ix_draft_saves_at"), "draft_saves", ["at"])
    op.create_index(op.f("ix_draft_conflicts_path"), "draft_conflicts", ["path"])
    op.create_index(op.f("ix_draft_writers_seen"), "draft_writers", ["seen"])
    op.create_index("ix_text_versions_path_at", "text_versions", ["path", "at"])


def _review() -> None:
    """Review, comments, functions and rights, what was published."""
    op.create_table(
        "function_holders",
        *_texts("function", "person_id", "made_by"),
        sa.Column("since", sa.DateTime(), nullable=False),
        _person("function_holders"),
        sa.PrimaryKeyConstraint("function", "person_id", name=op.f("pk_function_holders")),
    )
    op.create_table(
        "writer_systems",
        *_texts("person_id", "system"),
        _person("writer_systems"),
        sa.PrimaryKeyConstraint("person_id", "system", name=op.f("pk_writer_systems")),
    )
    asked = ("path", "title", "function", "reviewer_id", "words", "asked_by", "state", "digest")
    op.create_table(
        "reviews",
        *_texts("id", *asked, "decided_by", "decided_words"),
        sa.Column("asked", sa.DateTime(), nullable=False),
        sa.Column("decided", sa.DateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reviews")),
    )
    op.create_table(
        "review_comments",
        *_texts("id", "path", "quote", "words", "made_by", "outcome", "done_by"),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("suggestion", sa.String(), nullable=True),
        sa.Column("made", sa.DateTime(), nullable=False),
        sa.Column("done", sa.DateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_review_comments")),
    )
    op.create_table(
        "review_deeds",
        *_texts("id", "path", "what", "words", "by"),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_review_deeds")),
    )
    op.create_table(
        "text_changes",
        *_texts("id", "text_id", "path", "size", "reason", "version", "by"),
        sa.Column("changed", sa.JSON(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_text_changes")),
    )
    for table in ("reviews", "review_comments", "review_deeds"):
        op.create_index(op.f(f"ix_{table}_path"), table, ["path"])
    op.create_index(op.f("ix_text_changes_text_id"), "text_changes", ["text_id"])


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.String(), nullable=False) for name in names]


def _packed(*names: str) -> list[sa.Column[bytes]]:
    return [sa.Column(name, sa.LargeBinary(), nullable=False) for name in names]


def _person(table: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_person_id")
    return sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name=name)


def _pictures() -> None:
    """The picture bank."""
    op.create_table(
        "pictures",
        *(sa.Column(name, sa.String(), nullable=False) for name in ("path", "sha", "text")),
        sa.Column("tags", sa.JSON(), nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("licence", "source", "people")),
        sa.Column("consent_until", sa.Date(), nullable=True),
        sa.Column("shown", sa.JSON(), nullable=False),
        sa.Column("changed", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("path", "sha", name=op.f("pk_pictures")),
    )


def _local_content() -> None:
    """Local facts, and what lies over the content that ships."""
    op.create_table(
        "content_conflicts",
        *_texts("id", "path", "theirs_sha", "origin", "settled_by", "choice"),
        *_packed("base", "ours", "theirs"),
        sa.Column("made", sa.DateTime(), nullable=False),
        sa.Column("settled", sa.DateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_content_conflicts")),
    )
    op.create_table(
        "fact_changes",
        *_texts("id", "name", "before", "after", "by"),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fact_changes")),
    )
    op.create_index("ix_content_conflicts_path", "content_conflicts", ["path"])
    op.create_index("ix_fact_changes_name", "fact_changes", ["name"])


def _follow_up() -> None:
    """Tokens with which tablets send anonymous sheets."""
    op.create_table(
        "sheet_keys",
        *_texts("unit_id", "month", "p", "q"),
        sa.PrimaryKeyConstraint("unit_id", "month", name=op.f("pk_sheet_keys")),
    )
    op.create_table(
        "sheet_tokens",
        *_texts("device_id", "month"),
        sa.Column("given", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("device_id", "month", name=op.f("pk_sheet_tokens")),
    )
    op.create_table(
        "sheets_taken",
        *_texts("id", "month"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sheets_taken")),
        sqlite_with_rowid=False,
    )

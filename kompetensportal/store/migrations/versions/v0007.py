"""Writing in the browser, and what the follow-up lacked."""

from __future__ import annotations

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Change the tables."""
    _drafts()
    _review()
    _pictures()
    _local_content()
    _follow_up()


def _drafts() -> None:
    """Drafts, their versions, who writes now, conflicts."""


def _review() -> None:
    """Review, comments, functions and rights, what was published."""


def _pictures() -> None:
    """The picture bank."""


def _local_content() -> None:
    """Local facts, and what lies over the content that ships."""


def _follow_up() -> None:
    """Preparation before a training, and times with a mentor."""

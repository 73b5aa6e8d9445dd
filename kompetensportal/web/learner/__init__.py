"""What a learner has for herself: my introduction, and how a lesson ends."""

from __future__ import annotations

from kompetensportal.web.learner import changes, ends, introduction
from kompetensportal.web.learner.group import pages

__all__ = ["changes", "ends", "introduction", "pages"]

"""What the rules said, shown in the texts: for those who write and administer, and the preview."""

from __future__ import annotations

from kompetensportal.web.report.views import pages

__all__ = ["pages"]

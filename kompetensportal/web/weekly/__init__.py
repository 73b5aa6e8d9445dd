"""Nanokurser by a plan: the manager's page. What one sees oneself is on the start page."""

from __future__ import annotations

from kompetensportal.web.weekly import plans
from kompetensportal.web.weekly.group import pages

__all__ = ["pages", "plans"]

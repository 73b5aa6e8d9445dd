"""Surveys: the page where one answers, and the figures for those who lead."""

from kompetensportal.web.surveys import ask, figures
from kompetensportal.web.surveys.group import pages

__all__ = ["ask", "figures", "pages"]

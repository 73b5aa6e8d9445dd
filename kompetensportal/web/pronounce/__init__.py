"""How words are said: the organisation's own table, to change and to listen to."""

from kompetensportal.web.pronounce import sounds, views
from kompetensportal.web.pronounce.group import pages

__all__ = ["pages", "sounds", "views"]

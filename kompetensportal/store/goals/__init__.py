"""Levels of professions, and yearly talks, in the database."""

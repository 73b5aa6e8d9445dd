"""Markdown in, Lesson and Findings out."""

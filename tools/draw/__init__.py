"""Draws the pictures of the content that ships: one warm, flat style (see docs/pictures.md).

Run `python -m tools.draw` to make every picture again. The same scene always gives the same bytes.
"""

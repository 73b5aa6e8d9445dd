"""Kompetensportalen: lathundar and courses for care staff, easy to read, heard, and offline."""

__version__ = "0.1.0"

"""Exports to other systems: numbered, each from where the last one ended."""

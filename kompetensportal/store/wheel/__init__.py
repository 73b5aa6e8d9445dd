"""A unit's year, kept."""

"""Counts are brought up to date, and counted again from the beginning."""

"""Counts of who took part in what, and exports."""

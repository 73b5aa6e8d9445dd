"""Sheets of surveys: those that wait, those that are kept, and their sums."""

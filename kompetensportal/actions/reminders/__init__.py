"""Remind somebody, book a time, send the e-mail of the day."""

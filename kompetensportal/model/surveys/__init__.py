"""Surveys: what is answered, what of it is kept, and what the figures may show."""

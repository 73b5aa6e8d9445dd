"""Answering a survey, and letting sheets go."""

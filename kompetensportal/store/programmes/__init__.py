"""Programmes as they were, rules, leave, meetings and certificates: rows in, values out."""

"""Nanokurser: one lesson of at most five minutes a week, by a plan."""

"""The unit's year: goals, what was done, what comes next; and learning together at an APT."""

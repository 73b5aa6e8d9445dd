"""What a manager writes of the unit's year, and who was at an APT."""

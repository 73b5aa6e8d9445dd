"""People, units, sign-in, and who looked at whom."""

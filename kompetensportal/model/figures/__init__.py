"""How many took part, in what and for how long: counted from events, without small groups."""

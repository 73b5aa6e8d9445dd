"""What leaves the portal for another system: which facts, in which columns."""

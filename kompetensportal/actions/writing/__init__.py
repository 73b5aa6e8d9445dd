"""What is done in the workshop: save, merge, review, publish, bring in."""

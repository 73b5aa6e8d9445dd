"""What one is reminded of, and when: in the portal, in a calendar, by e-mail."""

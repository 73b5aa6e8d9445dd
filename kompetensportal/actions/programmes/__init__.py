"""What is decided about programmes: versions, rules, leave, meetings, certificates."""

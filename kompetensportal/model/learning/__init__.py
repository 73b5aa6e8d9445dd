"""What people do and how far they have come."""

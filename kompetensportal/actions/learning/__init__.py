"""What people do, told as facts."""

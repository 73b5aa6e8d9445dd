"""What devices are allowed, told and asked."""

"""What people say of goals, what colleagues confirm, and what is decided about levels."""

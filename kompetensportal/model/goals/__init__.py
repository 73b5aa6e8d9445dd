"""What people can do in each system: goals, levels, the plan, and what is reached already."""

"""Make and end a plan of nanokurser."""

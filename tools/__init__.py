"""Commands for those who build the product; not part of the wheel."""

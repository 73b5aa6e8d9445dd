"""Measurements of the product, each beside the thing that it is compared with, in one run."""

"""Devices that carry the portal with them, and what they tell."""

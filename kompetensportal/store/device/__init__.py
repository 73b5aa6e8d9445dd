"""Devices, the codes that enrol them, people's keys on them, and what came from them."""

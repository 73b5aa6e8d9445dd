"""Flask, and only here."""

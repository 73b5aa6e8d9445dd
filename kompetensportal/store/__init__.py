"""SQLAlchemy, the library on disk and the search index, and only here."""

"""From an author's files to the library."""

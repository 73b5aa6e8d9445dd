"""The library on disk and the rows of the build."""

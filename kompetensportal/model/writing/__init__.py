"""Writing in the browser: pure functions on the text of a file, its versions and its review."""

"""One construct of the authors' syntax a file; `compiler.parse` lists them."""

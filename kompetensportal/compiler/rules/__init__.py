"""One rule a file; `compiler.rules.registry` lists them."""

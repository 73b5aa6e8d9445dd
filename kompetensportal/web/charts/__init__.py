"""Charts as SVG, made on the server: pure functions from figures to a text, without scripts."""

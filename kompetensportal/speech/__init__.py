"""Text to audio: engines, cache, joiner."""

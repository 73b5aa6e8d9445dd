"""The pictures of the authors' handbook: the workshop as it is now, on a phone."""

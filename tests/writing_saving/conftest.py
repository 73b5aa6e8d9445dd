"""The fixtures of this folder, from a module with a name that tests can import."""

from workshop_portal import (  # type: ignore[import-not-found]
    original_workshop,
    workshop,
)

__all__ = ["original_workshop", "workshop"]

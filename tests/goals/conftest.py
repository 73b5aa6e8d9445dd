"""The portal that following up has, with goals in three systems."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from goal_library import FOUND, LESSONS, publish_small_library  # type: ignore[import-not-found]
from small_portal import *  # noqa: F403

from kompetensportal.store.content.library import Library


@pytest.fixture(scope="session")
def publishes() -> Callable[[Library], None]:
    """Puts the texts and goals of these tests into a library."""
    return lambda library: publish_small_library(library, LESSONS, FOUND)

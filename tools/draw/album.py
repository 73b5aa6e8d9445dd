"""Finds the scenes: every public function of a module in `scenes` draws the picture of its name."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from types import ModuleType

from tools.draw import scenes

LARGEST = 8000
"""Bytes of one picture."""


def draw_all(only: str = "") -> Iterator[tuple[str, str]]:
    """(path from the root of the repository, SVG) of every picture, in the order of their names.

    Raises ValueError, with the picture's path, when a scene does not fit or is too large.
    """
    for found in sorted(pkgutil.iter_modules(scenes.__path__), key=lambda m: m.name):
        module = importlib.import_module(f"{scenes.__name__}.{found.name}")
        for name, scene in _scenes(module):
            path = f"{module.FOLDER}/{name.replace('_', '-')}.svg"
            if only not in path:
                continue
            try:
                drawing = scene()
            except ValueError as problem:
                raise ValueError(f"{path}: {problem}") from problem
            if len(drawing.encode()) > LARGEST:
                raise ValueError(f"{path}: {len(drawing.encode())} bytes, at most {LARGEST}")
            yield path, drawing


def _scenes(module: ModuleType) -> list[tuple[str, Callable[[], str]]]:
    functions = inspect.getmembers(module, inspect.isfunction)
    return [
        (n, f) for n, f in functions if f.__module__ == module.__name__ and not n.startswith("_")
    ]

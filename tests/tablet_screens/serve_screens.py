"""A portal in a process of its own, which can be taken away: `serve_screens.py DATA PORT`.

Prints its address when it answers.
"""

from __future__ import annotations

import sys
from pathlib import Path

from kompetensportal.settings import Settings
from kompetensportal.store.content.library import Library
from kompetensportal.store.database import Database
from kompetensportal.web.app import create_app

# A script of its own has only its folder on the path, whatever way the portal is installed.
sys.path.insert(0, str(Path(__file__).parents[2]))
from tools.loopback import serve

data, port = Path(sys.argv[1]), int(sys.argv[2])
settings = Settings(data=data, demo=True, public_url=f"http://127.0.0.1:{port}" if port else "")
app = create_app(
    settings, Database(f"sqlite:///{data / 'portal.sqlite'}"), Library(data, draft=True)
)
serve(app, port=port)

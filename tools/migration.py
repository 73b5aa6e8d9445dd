"""Write a migration from what differs between `store/tables/` and the newest migration.

    python -m tools.migration 0002 "Devices of a unit"

Read what it wrote, then put the number into `HEAD` (and the old one into `_OLDER`) in
`store/schema.py`. A test compares tables and migrations on both engines.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine

VERSIONS = Path(__file__).parent.parent / "kompetensportal" / "store" / "migrations" / "versions"


def main(revision: str, message: str) -> None:
    """Make an empty database, migrate it as far as there are migrations, and write the next."""
    config = Config()
    config.set_main_option("script_location", "kompetensportal.store:migrations")
    config.set_main_option("file_template", "v%%(rev)s")
    with create_engine("sqlite://").connect() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        command.revision(config, message=message, rev_id=revision, autogenerate=True)
    written = VERSIONS / f"v{revision}.py"
    lines = written.read_text(encoding="utf-8").splitlines(keepends=True)
    written.write_text("".join(line for line in lines if "# ### " not in line), encoding="utf-8")
    for action in (["format", "--quiet"], ["check", "--quiet", "--fix"], ["format", "--quiet"]):
        subprocess.run([sys.executable, "-m", "ruff", *action, str(written)], check=True)
    print(written)


if __name__ == "__main__":
    main(*sys.argv[1:3])

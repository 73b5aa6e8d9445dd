"""`python -m kompetensportal` is the same as the command `kompetensportal`."""

from kompetensportal.cli.main import main

raise SystemExit(main())

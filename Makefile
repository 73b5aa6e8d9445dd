# Two commands do everything on a fresh machine: `make start` and `make test`.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
BUILT := kompetensportal/web/static/built/.made
BROWSER_SOURCES := kompetensportal/web/static/css kompetensportal/web/static/js kompetensportal/web/preview/static kompetensportal/web/report/static assets
ASSET_SOURCES := $(shell find kompetensportal/web/static/css kompetensportal/web/static/js assets courses/ordlista -type f 2>/dev/null)

.PHONY: start test test-long check format bench assets wheel screenshots clean

start: $(VENV)/.start $(BUILT)
	@$(BIN)/kompetensportal start

test: $(VENV)/.test $(BUILT) chromium compiler
	$(BIN)/python -m pytest -n 3 --dist loadfile --no-loadscope-reorder -m "not long"

test-long: $(VENV)/.test $(BUILT) chromium compiler
	$(BIN)/python -m pytest -m long --timeout 3600

check: $(VENV)/.test node_modules/.made
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	node_modules/.bin/biome ci --colors=off $(BROWSER_SOURCES)
	$(BIN)/python -m kompetensportal check

format: $(VENV)/.test node_modules/.made
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .
	node_modules/.bin/biome check --write $(BROWSER_SOURCES)

bench: $(VENV)/.bench $(BUILT)
	$(BIN)/python -m bench

screenshots: $(VENV)/.test $(BUILT) chromium
	$(BIN)/python -m tools.screenshots
	$(BIN)/python -m tools.handbook

assets: $(BUILT)

# What lies in build/ from an earlier time would go into the wheel as well.
wheel: $(VENV)/.start $(BUILT)
	rm -rf build
	$(BIN)/python -m tools.catalogues
	$(BIN)/python -m pip wheel --quiet --disable-pip-version-check --no-deps -w dist .

$(VENV)/.start: setup.cfg pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Installing ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	@touch $@

$(VENV)/.test: $(VENV)/.start
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e ".[test]"
	@touch $@

$(VENV)/.bench: $(VENV)/.test
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e ".[bench]"
	@touch $@

# Where the machine has no npm, a wheel brings it (tools/npm.py).
node_modules/.made: package.json package-lock.json | $(VENV)/.start
	@$(BIN)/python -m tools.npm ci --ignore-scripts --no-audit --no-fund --silent
	@touch $@

$(BUILT): $(ASSET_SOURCES) node_modules/.made
	@$(BIN)/python -m tools.npm run --silent build
	@touch $@

# Browser tests use Debian's Chromium; where we may, we install it.
.PHONY: chromium
chromium:
	@command -v chromium >/dev/null 2>&1 || { \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then \
	    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >/dev/null; \
	  else \
	    echo "make test needs Chromium: sudo apt-get install chromium" >&2; exit 1; \
	  fi; }

# Pictures of a disk at a power cut need a few lines of C; where no compiler is, a wheel brings one.
.PHONY: compiler
compiler: $(VENV)/.test
	@command -v cc >/dev/null 2>&1 || command -v gcc >/dev/null 2>&1 || \
	  $(BIN)/python -m pip install --quiet --disable-pip-version-check ziglang

clean:
	rm -rf $(VENV) node_modules build dist kompetensportal/web/static/built

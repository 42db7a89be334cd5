# make run and make test are all that a newcomer needs; each prepares .venv when it is missing or out of date.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: run test check snapshots translations sources bench soak wheel lock clean

run: .venv/.runtime
	@$(BIN)/quizz $(ARGS)

test: .venv/.development
	@$(BIN)/pytest -n auto --cov --cov-report=term:skip-covered --cov-fail-under=90 $(ARGS)

check: .venv/.development
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# Accept the screens as they are now; look at each picture first.
snapshots: .venv/.development
	$(BIN)/pytest -n auto tests/tui --snapshot-update $(ARGS)

# Write content/SOURCES.md from what the banks cite.
sources: .venv/.development
	$(BIN)/python tools/sources.py

# Bring the catalogues of src/quizz/locale up to date; tells what is left to translate.
translations: .venv/.development
	$(BIN)/python tools/translations.py

# Ratios to the references, in one run; the table goes to benchmarks/RESULTS.md.
bench: .venv/.bench
	$(BIN)/python -m benchmarks $(ARGS)

# Kills, full disks and damaged files by the hundred, then 100,000 mutated banks; about twenty minutes.
soak: .venv/.development
	$(BIN)/python tests/soak/soak.py $(ARGS)
	$(BIN)/python tests/soak/mutations.py

wheel: .venv/.runtime
	@$(BIN)/pip wheel --quiet --disable-pip-version-check --no-deps --no-build-isolation --wheel-dir dist .
	@ls dist

# Needs uv; the project itself is installed by pip alone.
lock:
	uv pip compile pyproject.toml --group build --universal --generate-hashes --no-header --python-version 3.11 -o requirements.lock
	uv pip compile pyproject.toml --group dev -c requirements.lock --universal --generate-hashes --no-header --python-version 3.11 -o requirements-dev.lock
	uv pip compile pyproject.toml --group bench -c requirements.lock --universal --generate-hashes --no-header --python-version 3.11 -o requirements-bench.lock

clean:
	rm -rf .venv dist .pytest_cache .mypy_cache .ruff_cache .coverage .hypothesis

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "quizz needs Python 3.11 or newer; name one with: make PYTHON=python3.12 …")'
	@$(PYTHON) -m venv .venv

.venv/.runtime: requirements.lock pyproject.toml | .venv/bin/python
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

.venv/.bench: requirements-bench.lock .venv/.runtime
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-bench.lock
	@touch $@

.venv/.development: requirements-dev.lock .venv/.runtime
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@

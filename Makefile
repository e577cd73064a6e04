# Everything a newcomer needs; each target does its own set-up and says what it is for after two hashes.

PY := .venv/bin/python
PYTEST_FLAGS ?=

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help run test test-fast lint bench-dedup bench-mail bench-forms clean test-parts run-environment dev-environment

help: ## Show this list
	@echo "Frontdesk: every enquiry arrives once, is never lost, and you can see why it became what it became."
	@sed -n 's/^\([a-z][a-z-]*\):[^#]*## \(.*\)/  make \1|\2/p' Makefile | awk -F'|' '{ printf "%-18s %s\n", $$1, $$2 }'

run: run-environment ## Set up and start Frontdesk; it prints its addresses and runs until Ctrl-C
	@exec .venv/bin/frontdesk run

test: test-parts dev-environment ## Check style, types and floors, then run every test on real servers
	@$(MAKE) --no-print-directory lint
	@$(PY) -m pytest -n 2 $(PYTEST_FLAGS)

test-fast: dev-environment ## Run only the tests of pure functions, in under a minute
	@$(PY) -m pytest -q -n 2 -m "not store and not dovecot and not postgres and not browser and not house" $(PYTEST_FLAGS)

lint: dev-environment ## Check style (ruff), types (mypy) and the floors (import-linter)
	@$(PY) -m ruff check --quiet .
	@$(PY) -m ruff format --quiet --check .
	@$(PY) -m mypy --no-error-summary
	@.venv/bin/lint-imports >.venv/lint-imports.log || { cat .venv/lint-imports.log; exit 1; }

PEOPLE ?= people
bench-dedup: dev-environment ## Measure the matching on every CSV of the folder PEOPLE=..., beside its peers
	@$(PY) -m benchmarks.dedup $(PEOPLE)

LETTERS ?=
bench-mail: dev-environment ## Measure the reading of mail: speed on LETTERS=folder, cost of hostile letters
	@$(PY) -m benchmarks.mail $(LETTERS)

bench-forms: dev-environment ## Measure how fast form posts are kept, beside bare Flask and Node apps
	@$(PY) -m benchmarks.forms

clean: ## Remove the environment and every cache; the data folder stays
	rm -rf .venv tests/npm/node_modules .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache build dist
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
	find admin -name '*.mo' -delete

# The parts come first: a missing venv module is one of them.
test-parts:
	@scripts/test-parts
	@scripts/npm-parts

run-environment:
	@scripts/venv run

dev-environment:
	@scripts/venv dev

# `make` alone says what there is. Everything runs in .venv, which `make install` makes from the lock files.

PORT ?= 8080
DATA ?= ./data
# Worker processes of the test suite: one a core.
JOBS ?= auto
# More words for pytest: make test PYTEST_ARGS="-k offers -x"
PYTEST_ARGS ?=

# What `make fuzz` sends follows from it; a failure names it, so that it can be sent again.
FUZZ_SEED ?= $(shell date +%s)
# FUZZ_MODE=hostile attacks a running server, half an hour on each database. FUZZ_ARGS="--seconds 600 --database sqlite"
FUZZ_MODE ?= contract

BIN := .venv/bin
# What `make ci` makes: the quick ones first, then those that keep one core busy two at a time, then the suite.
QUICK_CHECKS := install lock-check audit lint
SINGLE_CORE_CHECKS := types wheel docs-check coverage
export PYTHON

.DEFAULT_GOAL := help
.PHONY: help audit install run test coverage lint types docs docs-check site lock lock-check wheel ci fuzz generators bench

help: ## say what there is
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-11s %s\n", $$1, $$2}' Makefile
	@echo "  settings: PORT=$(PORT) DATA=$(DATA) JOBS=$(JOBS) PYTHON=/path/to/python3"

install: ## make .venv from the lock files, tools included; instant when nothing changed
	@scripts/install dev

run: ## serve on PORT with the data in DATA; a new folder gets the demo company
	@scripts/install runtime
	@mkdir -p build; (scripts/install site && nice $(BIN)/python -m website --if-changed) >build/site.log 2>&1 &
	@exec $(BIN)/truweel run --data "$(DATA)" --port "$(PORT)"

test: install ## the whole suite, on SQLite, a real PostgreSQL and a real Redis
	$(BIN)/python scripts/test-servers
	$(BIN)/pytest --numprocesses $(JOBS) --maxprocesses 8 --dist worksteal $(PYTEST_ARGS)

coverage: install ## hold the pure functions on queries and patches to every branch
	$(BIN)/pytest tests/unit/query tests/unit/patch --quiet --cov --cov-report=
	$(BIN)/coverage report --include='*/truweel/query/*,*/truweel/patch/*' --fail-under=100

lint: install ## ruff: faults and layout
	$(BIN)/ruff check
	$(BIN)/ruff format --check

types: install ## mypy, strict: the server, and the Python client
	$(BIN)/mypy --strict src website
	$(BIN)/mypy --config-file client/pyproject.toml client/src

docs: install ## write the generated pages of docs/ anew, and the models of the Python client
	$(BIN)/truweel docs

docs-check: install ## are the generated pages of docs/, and the models of the Python client, those of this code?
	$(BIN)/truweel docs --check

site: install ## make the site of docs/, which the server shows under /docs/; a dead link is an error
	$(BIN)/python -m website

lock: install ## write requirements/*.txt anew from pyproject.toml (LOCK_ARGS=--upgrade for newer versions)
	$(BIN)/python scripts/lock $(LOCK_ARGS)

lock-check: install ## were requirements/*.txt made from this pyproject.toml?
	$(BIN)/python scripts/lock --check

audit: ## look for known vulnerabilities of the locked packages; says so where that can't be looked up
	@python3 scripts/audit

wheel: install ## build the wheels into dist/, install them into empty environments, see one serve and one call it
	$(BIN)/python scripts/check-wheel

ci: ## all that has to hold before a change lands
	@start=$$(date +%s); \
	check() { \
		echo "== make $$* ($$(( $$(date +%s) - start )) s since the start)"; \
		$(MAKE) --no-print-directory "$$@" || exit 1; \
	}; \
	for target in $(QUICK_CHECKS); do check $$target; done; \
	check --jobs=2 --output-sync=target $(SINGLE_CORE_CHECKS); \
	check test; echo "== all passed in $$(( $$(date +%s) - start )) s"

fuzz: install ## 20,000 generated calls against the OpenAPI document; FUZZ_MODE=hostile: an attack, with its figures
ifeq ($(FUZZ_MODE),hostile)
	$(BIN)/python -m tests.hostile --seed $(FUZZ_SEED) $(FUZZ_ARGS)
else
	TRUWEEL_FUZZ_CALLS=20000 TRUWEEL_FUZZ_SEED=$(FUZZ_SEED) $(BIN)/pytest tests/contract/test_fuzz.py $(PYTEST_ARGS)
endif

generators: install ## make clients with code generators, compile and run them (NAMES="openapi-typescript newman")
	$(BIN)/python -m generators $(NAMES)

bench: install ## measure against peers and the limit; writes a report
	$(BIN)/python -m bench $(BENCH_ARGS)

# `make` alone says what there is. Everything runs in .venv, which `make install` makes from the lock files.

PORT ?= 8080
DATA ?= ./data
JOBS ?= 2
PYTEST_ARGS ?=

export PYTHON

.DEFAULT_GOAL := help
.PHONY: help install run test lint types docs lock lock-check wheel ci bench fuzz clean

help: ## say what there is
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-11s %s\n", $$1, $$2}' Makefile
	@echo "  settings: PORT=$(PORT) DATA=$(DATA) JOBS=$(JOBS) PYTHON=/path/to/python3"

install: ## make .venv from the lock files, tools included; instant when nothing changed
	@scripts/install dev

run: ## serve on PORT with the data in DATA; a new folder gets the demo company
	@scripts/install runtime
	@exec .venv/bin/truweel run --data "$(DATA)" --port "$(PORT)"

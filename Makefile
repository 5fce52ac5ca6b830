# Two commands are all there is to know: `make brief` builds every brief, `make test` tests everything.
# Both set up first what is missing, and do nothing of the kind the second time.

SHELL := /bin/bash
bin := .venv/bin
.DEFAULT_GOAL := help
.PHONY: help brief test lint fonts bench lock schema clean

help:
	@echo "make brief   set up what is missing and build every brief of briefs.yaml"
	@echo "make test    set up what is missing and run all checks and tests"
	@echo "make fonts   fetch the best fonts (仿宋, 楷体, 小标宋) and prepare them"
	@echo "make bench   measure extraction and rendering against jieba and bare WeasyPrint"
	@echo "make lock    choose newer packages and lock them"
	@echo "make schema  write briefs.schema.json anew"
	@echo "make clean   remove all that was made, but for built briefs and their store"

brief:
	@.ci/setup run
	@$(bin)/briefgen build

test:
	@.ci/setup test
	@$(MAKE) --no-print-directory lint; lint=$$?; $(bin)/pytest -n 2 && exit $$lint

lint:
	@$(bin)/ruff check .
	@$(bin)/ruff format --check .
	@$(bin)/mypy

fonts:
	@.ci/setup run
	@$(bin)/python -m briefgen.fonts

bench:
	@.ci/setup test
	@for part in benchmarks/*.py; do $(bin)/python $$part || exit 1; done

lock:
	@.ci/setup run
	@.ci/lock

schema:
	@.ci/setup run
	@$(bin)/briefgen check --schema

clean:
	rm -rf .venv .cache build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

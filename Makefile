# What a planner and a developer run. It needs Python 3.11 or newer, and make; the rest goes into .venv.

PYTHON ?= python3
UV ?= uv
BUILD ?= build
CLUSTERS ?= workplans/mifratz workplans/mishor-hahof

BIN := .venv/bin
READY := .venv/ready
CODE := src tests tools $(wildcard benchmarks)
LOCALE := src/clusterkit/locale
LANGUAGES := he ar
# Tests of one file share what takes long to make.
SIDE_BY_SIDE := -n auto --dist loadfile

MAKEFLAGS += --no-print-directory
.DEFAULT_GOAL := help
.PHONY: help booklet test check format golden schema docs catalogs benchmark coverage lock clean

help: ## Say what there is to make
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 18

booklet: $(READY) ## Check the plans of both clusters, add up their money, write their booklets
	@echo "== validate"
	@$(BIN)/clusterkit validate $(CLUSTERS)
	@echo "== budget"
	@$(BIN)/clusterkit budget $(CLUSTERS)
	@echo "== render"
	@$(BIN)/clusterkit render --to md,html,xlsx,pdf,docx --verify -o $(BUILD) $(CLUSTERS)
	@echo "== the booklets"
	@find $(BUILD) -type f -name 'booklet.*' | sort

test: check ## Run every check and every test
	@echo "== pytest"
	@$(BIN)/pytest -q $(SIDE_BY_SIDE)

check: $(READY) ## Run the checks that need no test: formatting, lint, types, layers
	@echo "== ruff format"
	@$(BIN)/ruff format --check $(CODE)
	@echo "== ruff check"
	@$(BIN)/ruff check $(CODE)
	@echo "== mypy"
	@$(BIN)/mypy $(CODE)
	@echo "== layers"
	@$(BIN)/lint-imports --no-logo --no-cache

format: $(READY) ## Format the code and fix what ruff can fix
	@$(BIN)/ruff check --quiet --fix-only $(CODE)
	@$(BIN)/ruff format --quiet $(CODE)

golden: $(READY) ## Rewrite the expected output of tests/cli and tests/golden; review the diff like code
	@$(BIN)/pytest -q $(SIDE_BY_SIDE) --golden

schema: $(READY) ## Write the JSON Schemas anew from the model
	@$(BIN)/clusterkit schema -o schema

docs: $(READY) ## Write docs/fields.md and docs/rules.md anew from the model and the rules
	@$(BIN)/python tools/docs.py

catalogs: $(READY) ## Bring the catalogs up to date with the code and compile them
	@mkdir -p $(BUILD)
	@PYTHONPATH=tools $(BIN)/pybabel -q extract -F babel.cfg -o $(BUILD)/clusterkit.pot \
		--project=clusterkit --add-location=file --sort-output --no-wrap .
	@for language in $(LANGUAGES); do \
		$(BIN)/pybabel -q update -D clusterkit -i $(BUILD)/clusterkit.pot -d $(LOCALE) -l $$language \
			--init-missing --ignore-pot-creation-date --no-fuzzy-matching --no-wrap || exit 1; \
	done
	@$(BIN)/pybabel -q compile -D clusterkit -d $(LOCALE)

benchmark: $(READY) ## Run the benchmarks
	@for file in benchmarks/[a-z]*.py; do echo "== $$file"; $(BIN)/python $$file || exit 1; done

coverage: $(READY) ## Run the tests and say which lines they do not reach
	@mkdir -p $(BUILD)/coverage
	@$(BIN)/coverage erase
	@$(BIN)/coverage run -m pytest -q
	@$(BIN)/coverage combine -q
	@$(BIN)/coverage report

lock: ## Lock the dependencies anew (needs uv)
	@$(UV) pip compile --quiet --upgrade --universal --python-version 3.11 --group dev --all-extras --generate-hashes --no-annotate \
		--no-emit-index-url --no-emit-find-links --custom-compile-command 'make lock' pyproject.toml -o requirements.lock

clean: ## Delete what was made, .venv too
	@rm -rf .venv $(BUILD) dist .coverage* .hypothesis .mypy_cache .pytest_cache .ruff_cache
	@find src tests tools -name __pycache__ -type d -prune -exec rm -rf {} +

# Everything comes from the lock, by hash; clusterkit itself is an editable install that fetches nothing.
$(READY): requirements.lock pyproject.toml
	@echo "== installing into .venv"
	@$(PYTHON) -c 'import sys; sys.exit("clusterkit needs Python 3.11 or newer: make PYTHON=python3.12" if sys.version_info < (3, 11) else 0)'
	@$(PYTHON) -m venv --clear .venv
	@$(BIN)/pip install -qq --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/pip install -qq --disable-pip-version-check --no-deps --no-build-isolation --no-index -e .
	@$(BIN)/python -m compileall -q src
	@$(BIN)/pip check --disable-pip-version-check > /dev/null || { $(BIN)/pip check; exit 1; }
	@touch $@

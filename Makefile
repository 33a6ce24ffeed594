# One way in. `make help` lists what there is.
PYTHON ?= python3
BIN := .venv/bin
INSTALLED := .venv/installed

.DEFAULT_GOAL := help
.PHONY: help report test lab check refresh words lint bench calibration faults lock clean

help: ## Show this help
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 18

report: $(INSTALLED) ## Run every notebook and render reports/index.html
	$(BIN)/cxlab report --language ko --language en

test: $(INSTALLED) ## Run all tests; nbval compares every notebook
	$(BIN)/pytest -n auto --nbval $(if $(JUNIT),--junitxml=$(JUNIT))

lab: $(INSTALLED) ## Open the notebooks in JupyterLab
	$(BIN)/jupyter lab notebooks

check: $(INSTALLED) ## Re-run every notebook and compare each output with the committed one
	$(BIN)/cxlab check

refresh: $(INSTALLED) ## Re-run every notebook and store its outputs for a commit
	$(BIN)/cxlab refresh

words: $(INSTALLED) ## Bring the catalogues of other languages up to date: cxlab/locale/*.po
	$(BIN)/python -m cxlab.sentences

lint: $(INSTALLED) ## Check style and types
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

bench: $(INSTALLED) ## Time everything against papermill, pandas and polars: data/benchmarks.json
	$(BIN)/python -m compileall -q cxlab
	$(BIN)/python tests/benchmarks/record.py

calibration: $(INSTALLED) ## Simulate surveys and companies: do intervals hold the truth? Over an hour
	$(BIN)/python tests/benchmarks/calibration_surveys.py
	$(BIN)/python tests/benchmarks/calibration.py

faults: $(INSTALLED) ## Throw signals at 120 runs and sweeps; at most 50 minutes
	$(BIN)/python -m tests.faults.throw 120 3000

lock: $(INSTALLED) ## Resolve the dependencies anew: requirements.lock and environment.yml
	$(BIN)/uv pip compile -q --upgrade --universal --python-version 3.11 --group dev \
	  --generate-hashes --no-emit-index-url --no-header --no-annotate \
	  -o requirements.lock pyproject.toml
	$(BIN)/python .ci/environment.py

clean: ## Remove the installation and the rendered default reports
	rm -rf .venv
	rm -f $(foreach d,reports reports/ko,$d/*.html $d/*.json $d/*.ipynb $d/.*.set $d/.*.made)

# The lock is the only source of versions; uv itself is installed from it too, by hash.
# A .venv without pip is made anew: an attempt broke off, or the system's Python was upgraded.
LOST := $(if $(wildcard $(INSTALLED)),$(shell $(BIN)/python -c 'import pip' 2>/dev/null || echo lost))
.PHONY: lost

$(INSTALLED): requirements.lock pyproject.toml $(LOST)
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed; say which: make PYTHON=python3.12")'
	@echo "Setting up .venv: a minute or two, once"
	@test -e $@ && $(BIN)/python -c 'import pip' 2>/dev/null || $(PYTHON) -m venv --clear .venv
	@awk '/^uv==/ {on = 1} on {print} on && !/\\$$/ {exit}' requirements.lock > .venv/uv.lock
	@$(BIN)/python -m pip install -q --no-deps --require-hashes -r .venv/uv.lock $(OR_SAY)
	@$(BIN)/uv pip sync -q --python $(BIN)/python --require-hashes --compile-bytecode requirements.lock $(OR_SAY)
	@$(BIN)/uv pip install -q --python $(BIN)/python --no-deps --no-build-isolation -e . $(OR_SAY)
	@$(BIN)/python -m compileall -q cxlab
	@touch $@

# A Python newer than the lock has no wheels for some packages; what they say of it is long.
OR_SAY = || { $(BIN)/python -c 'import sys; sys.exit("Not installed: see above. This is Python %d.%d; cxlab is tested with 3.11 to 3.15, say which: make PYTHON=python3.13" % sys.version_info[:2])'; }

# Everything one does with this project, by name. Each target sets up what it needs first; a second time that costs nothing.
.DEFAULT_GOAL := help
.PHONY: help setup run test test-slow test-walks test-processes test-long test-cloud check e2e bench soak gallery lock sbom audit outdated clean reset

PYTHON := .venv/bin/python
PYTEST := $(PYTHON) -m pytest -n auto --dist worksteal
SETUP := @sh tools/setup.sh
# What is compiled is kept, whatever the environment says: else each of the hundreds of processes compiles it anew.
unexport PYTHONDONTWRITEBYTECODE
TESTS ?=
RUN ?=
SOAK ?=

help: ## this list
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: ## install everything: to run, to test, to check
	$(SETUP) dev meaning node

run: ## the demo: the bot and Teams in the browser for three people (options: make run RUN="--port 4000")
	$(SETUP) python 'meaning?' 'node?'
	@exec $(PYTHON) -m tools.run $(RUN)

test: ## the tests, in parallel (some of them: make test TESTS="tests/store -n0")
	$(SETUP) dev 'meaning?' 'node?'
	@$(PYTEST) $(TESTS)

test-slow: ## the tests that take half a second or more each
	$(SETUP) dev 'meaning?' 'node?'
	@$(PYTEST) -m "slow and not long" $(TESTS)

test-walks: ## the tests that go through all there is of something: every button by everybody, every card, long histories
	$(SETUP) dev 'meaning?' 'node?'
	@$(PYTEST) -m "walk and not long" $(TESTS)

test-processes: ## the tests that start processes and kill them
	$(SETUP) dev 'meaning?' 'node?'
	@$(PYTEST) -m "process and not long" $(TESTS)

test-long: ## the tests that take minutes, and every property with examples of its own
	$(SETUP) dev 'meaning?' 'node?'
	@$(PYTEST) -m "long or property" $(TESTS)

test-cloud: ## the conversations, walks too, and the faults, on the services of Azure as their strict peers here play them
	$(SETUP) dev 'meaning?' 'node?'
	@failed=0; \
	$(PYTEST) tests/conversations --store cosmos -m "not long" || failed=1; \
	$(PYTEST) tests/faults --store cosmos -m "not long" || failed=1; \
	$(PYTEST) -m long tests/faults tests/store tests/queue tests/blobs tests/work tests/docs tests/index/test_indexing.py || failed=1; \
	exit $$failed

check: ## style, types and who imports whom
	$(SETUP) dev 'meaning?' node
	$(PYTHON) -m ruff check .
	$(PYTHON) -m ruff format --check .
	node_modules/.bin/pyright
	.venv/bin/lint-imports

e2e: ## the three jobs in a real browser against the real bot; pictures in build/e2e (needs Chromium)
	$(SETUP) dev 'meaning?' node
	@mkdir -p build/e2e
	@node --test --test-concurrency=1 tests/e2e/*.test.mjs

bench: ## speed and memory, beside the stock bot framework
	$(SETUP) dev 'meaning?'
	@$(PYTHON) -m bench

soak: ## a school day of 10,000 people in ten minutes while everything breaks: build/soak.md (less: make soak SOAK="--short")
	$(SETUP) dev 'meaning?' node
	@$(PYTHON) -m bench.soak $(SOAK)

gallery: ## every card in every language as one page: build/gallery/index.html
	$(SETUP) dev node
	@$(PYTHON) -m tools.gallery

lock: ## pin the requirements again, with hashes, after a change of requirements*.in or package.json
	$(SETUP) dev node
	.venv/bin/uv pip compile --quiet --upgrade --generate-hashes --no-emit-index-url --python-version 3.11 requirements.in -o requirements.txt
	.venv/bin/uv pip compile --quiet --upgrade --generate-hashes --no-emit-index-url --python-version 3.11 requirements-dev.in -o requirements-dev.txt
	.venv/bin/uv pip compile --quiet --upgrade --generate-hashes --no-emit-index-url --python-version 3.11 requirements-meaning.in -o requirements-meaning.txt
	npm install --package-lock-only --omit-lockfile-registry-resolved --no-audit --no-fund
	@if grep -nE 'https?://' requirements.txt requirements-dev.txt requirements-meaning.txt || grep -n '"resolved"' package-lock.json; then \
		echo "A registry's address got into a lock file." >&2; exit 1; fi

sbom: ## what Bode is made of, as CycloneDX: build/bode.cdx.json
	$(SETUP) dev 'meaning?'
	@$(PYTHON) -m tools.sbom

audit: ## which pinned packages are known to be unsafe (without the internet: by tools/advisories.json alone)
	$(SETUP) dev
	@$(PYTHON) -m tools.audit

outdated: ## what `make lock` would change
	$(SETUP) dev
	@$(PYTHON) -m tools.outdated

clean: ## remove what was built (not the packages, not the demo's data)
	rm -rf build .pytest_cache .ruff_cache .hypothesis .import_linter_cache

reset: ## forget the demo's data: the next `make run` starts anew (options: make reset RUN="--data DIR")
	$(SETUP) python
	@$(PYTHON) -m tools.reset $(RUN)

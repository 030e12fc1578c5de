# One verb for each task; `make help` lists them. Recipes have no logic: that is in scripts/.
PYTHON ?= python3
RUN := .venv/bin/python
# When two `make` run in one folder, whatever writes the environments, site/ or dist/ waits for the other.
LOCKED := $(PYTHON) -m scripts.run_locked
SETUP = $(LOCKED) --target $@ --sources "$^" $(PYTHON) -m scripts.setup_python

.DEFAULT_GOAL := build
.NOTPARALLEL:
.PHONY: build test test-fast test-unit test-browser coverage mutants serve bundle engines check checks signoff review-pack record-review hooks schemas release bench pictures report notes numbers announce links due remind on-main audit lint format lock fresh clean help system

build: .venv/runtime $(if $(ENGINE),.venv-next/ready) ## Set up, and build site/; ENGINE=properdocs or zensical builds it with a successor
	@$(LOCKED) $(RUN) -m scripts.build

test: system .venv/dev .venv/node .venv-next/ready lint build ## Set up, lint, build and test everything, in a real browser too
	@$(LOCKED) $(RUN) -m scripts.bundle
	@$(RUN) -m scripts.check
	@$(RUN) -m pytest

test-fast: .venv/dev .venv/node lint build ## Lint, check types and run the quick tests, without a browser, in two minutes
	@$(RUN) -m pytest --ignore=tests/browser --ignore=tests/offline --ignore=tests/slow --ignore=tests/test_recipes.py

test-unit: system .venv/dev .venv/node .venv-next/ready ## Run the tests without a browser, with the present site/ and dist/
	@$(RUN) -m scripts.check
	@$(RUN) -m pytest --ignore=tests/browser

test-browser: system .venv/dev .venv/node ## Run the browser tests, with the present site/ and dist/
	@$(RUN) -m pytest tests/browser

coverage: .venv/dev ## Count the lines of scripts/ that the tests without a browser run: 95 % at least
	@$(RUN) -m coverage erase
	@$(RUN) -m coverage run -m pytest --ignore=tests/browser
	@$(RUN) -m coverage combine --quiet
	@$(RUN) -m coverage report

mutants: .venv/dev .venv/node build ## Change the code in COUNT=275 places and list what no test notices; needs `make coverage`, takes hours
	@$(RUN) -m scripts.mutants

serve: .venv/dev ## Start a live preview at http://127.0.0.1:8000/ that shows every edit which passes the checks
	@$(RUN) -m scripts.serve

engines: .venv/bundle .venv-next/ready ## Build the guide with each engine that may follow, and list what a reader would find different
	-@$(PYTHON) -m scripts.system_packages pdf font
	@$(RUN) -m scripts.engines

bundle: .venv/bundle build ## Make every offline form in dist/
	-@$(PYTHON) -m scripts.system_packages pdf font
	@$(LOCKED) $(RUN) -m scripts.bundle

check: .venv/runtime ## Run all checks over the sources, and over site/ if it is built; FILE=docs/x.md checks one file, in a second
	@$(RUN) -m scripts.check $(FILE)

checks: .venv/runtime ## List the id of every check, which ends each of its messages, with what it promises
	@$(RUN) -m scripts.list_checks

signoff: .venv/runtime ## List the medical pages changed since BASE=origin/main that no clinician has signed
	@$(RUN) -m scripts.signoff $(BASE)

review-pack: .venv/bundle ## Make the pack for a clinician, with every sign, medicine line and number: dist/review-pack.html, .pdf and .yml
	-@$(PYTHON) -m scripts.system_packages pdf font
	@$(LOCKED) $(RUN) -m scripts.review_pack

record-review: .venv/runtime ## Record a completed pack, FILE=filled.yml, in data/reviews.yml
	@$(RUN) -m scripts.record_review "$(FILE)"

hooks: .venv/dev ## Make git run the checks before each commit, without a network
	@git config core.hooksPath .githooks

schemas: .venv/runtime ## Write schemas/ again from the data classes that the checks use
	@$(RUN) -m scripts.schemas

release: .venv/runtime ## Check that a release may be made: no page is past its review date; lists the phone numbers that a person confirmed
	@$(RUN) -m scripts.check --release

numbers: .venv/runtime ## List the phone numbers by country, each with the official page to confirm before a release
	@$(RUN) -m scripts.phone_numbers

bench: .venv/lighthouse ## Measure the speed of pages, search and builds, compared with a bare page of the same text
	@$(RUN) -m scripts.bench

pictures: .venv/dev ## Draw the picture for shared links, the EPUB's cover and the icons again
	@$(RUN) -m scripts.draw_pictures

report: .venv/dev ## Report what this branch changes since BASE=main, in dist/report.md and dist/report/
	@$(RUN) -m scripts.report

notes: .venv/runtime ## Write the notes of the release TAG=v2027.5.31 from CHANGELOG.md to dist/notes.md
	@$(RUN) -m scripts.release_notes

announce: ## Publish the release TAG=v2027.5.31 from the unchanged dist/ with gh; no script of this repository runs
	@cd dist && sha256sum --check --quiet SHA256SUMS
	@gh release create "$$TAG" dist/guide* dist/SHA256SUMS --verify-tag --title "$$TAG" --notes-file dist/notes.md

links: .venv/runtime ## Check that the external links still work
	@$(RUN) -m scripts.external_links

due: .venv/runtime ## Write the reviews that come due, as the body of an issue, to dist/reviews-due.md
	@$(RUN) -m scripts.reviews_due

remind: ## Write that list to the one issue with gh; no third-party code runs here
	@$(PYTHON) -m scripts.remind

on-main: ## Check that the commit that is checked out is on main, as a release must be
	@$(PYTHON) -m scripts.on_main

audit: .venv/dev ## Check locked dependencies for known vulnerabilities
	@$(RUN) -m scripts.audit

lint: .venv/node ## Run every linter and type checker
	@$(RUN) -m scripts.lint

format: .venv/node ## Format Python, the style sheets and the browser scripts
	@$(RUN) -m ruff format --quiet scripts tests
	@.venv/bin/node node_modules/@biomejs/biome/bin/biome format --write

lock: .venv/dev ## Write every requirements*.txt, requirements.wheels.json and package-lock.json again
	@$(RUN) -m scripts.lock

fresh: ## Test `make` and `make test` on a bare Debian SUITE=bookworm, as root and as a user; needs root, about 40 minutes
	@$(PYTHON) -m scripts.fresh $(SUITE)

clean: ## Remove everything that is generated
	@find scripts tests -name __pycache__ -prune -exec rm -rf {} +
	@rm -rf .make.lock site dist .cache .venv .venv-next node_modules .pytest_cache .ruff_cache .mypy_cache .rumdl_cache

help: ## Print this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/make \1\t\2/p' Makefile | expand -t 20

system:
	@$(PYTHON) -m scripts.setup_python
	@$(PYTHON) -m scripts.system_packages

.venv/runtime: requirements.txt
	@$(SETUP) .venv requirements.txt

.venv/bundle: requirements-bundle.txt .venv/runtime
	@$(SETUP) .venv requirements-bundle.txt

.venv/dev: requirements-dev.txt .venv/bundle
	@$(SETUP) .venv requirements-dev.txt

.venv-next/ready: requirements-next.txt
	@$(SETUP) .venv-next requirements-next.txt

.venv/node: package.json package-lock.json .npmrc .venv/dev
	@$(PYTHON) -m scripts.system_packages node
	@$(LOCKED) --target $@ --sources "$^" .venv/bin/npm ci --omit=dev --loglevel=error

.venv/lighthouse: .venv/node
	@$(LOCKED) --target $@ --sources "$^" .venv/bin/npm ci --loglevel=error

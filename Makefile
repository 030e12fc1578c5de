# One verb a task; `make help` lists them. Recipes hold no logic: that is in scripts/.
PYTHON ?= python3
RUN := .venv/bin/python
# Two `make` at once in one folder: whatever writes the environments, site/ or dist/ waits for the other.
LOCKED := $(PYTHON) -m scripts.run_locked
SETUP = $(LOCKED) --target $@ --sources "$^" $(PYTHON) -m scripts.setup_python

.DEFAULT_GOAL := build
.NOTPARALLEL:
.PHONY: build test test-fast test-unit test-browser serve bundle engines check signoff review-pack record-review hooks schemas release bench card report notes numbers announce links due remind audit lint lock fresh clean help system

build: .venv/runtime $(if $(ENGINE),.venv-next/ready) ## Set up, and build site/; ENGINE=properdocs or zensical builds it with a successor
	@$(LOCKED) $(RUN) -m scripts.build

test: system .venv/dev .venv/node .venv-next/ready lint build ## Set up, lint, build and test everything, in a real browser too
	@$(LOCKED) $(RUN) -m scripts.bundle
	@$(RUN) -m scripts.check
	@$(RUN) -m pytest

test-fast: .venv/dev .venv/node lint build ## Lint, types and the quick tests, without a browser, in a minute
	@$(RUN) -m pytest --ignore=tests/browser --ignore=tests/offline --ignore=tests/slow

test-unit: system .venv/dev .venv/node .venv-next/ready ## The tests without a browser, over site/ and dist/ as they are
	@$(RUN) -m scripts.check
	@$(RUN) -m pytest --ignore=tests/browser

test-browser: system .venv/dev ## The tests in a browser, over site/ and dist/ as they are
	@$(RUN) -m pytest tests/browser

serve: .venv/dev ## Live preview at http://127.0.0.1:8000/, which sees every edit
	@$(RUN) -m watchfiles --filter python "$(RUN) -m mkdocs serve --livereload" scripts

engines: .venv/bundle .venv-next/ready ## The guide by today's engine and its successors, and what a reader would find different
	-@$(PYTHON) -m scripts.system_packages pdf font
	@$(RUN) -m scripts.engines

bundle: .venv/bundle build ## Every offline form into dist/
	-@$(PYTHON) -m scripts.system_packages pdf font
	@$(LOCKED) $(RUN) -m scripts.bundle

check: .venv/runtime ## All checks over the sources, and over site/ if it is built; FILE=docs/x.md tells of one file, in a second
	@$(RUN) -m scripts.check $(FILE)

signoff: .venv/runtime ## The medical pages changed since BASE=origin/main that no clinician has signed
	@$(RUN) -m scripts.signoff $(BASE)

review-pack: .venv/bundle ## The pack for a clinician: every sign, medicine line and number, into dist/review-pack.html, .pdf and .yml
	-@$(PYTHON) -m scripts.system_packages pdf font
	@$(LOCKED) $(RUN) -m scripts.review_pack

record-review: .venv/runtime ## Record a filled pack, FILE=filled.yml, in data/reviews.yml
	@$(RUN) -m scripts.record_review "$(FILE)"

hooks: .venv/dev ## Let git run the checks before each commit, with no network
	@git config core.hooksPath .githooks

schemas: .venv/runtime ## Write schemas/ anew from the records that the checks read
	@$(RUN) -m scripts.schemas

release: .venv/runtime ## Whether a release may be made: no page is past its review date; lists the numbers that a person ticked
	@$(RUN) -m scripts.check --release

numbers: .venv/runtime ## The numbers by country, each with the official page to open and tick before a release
	@$(RUN) -m scripts.phone_numbers

bench: .venv/node ## Speed of pages, search and builds, beside a bare page and the theme as it comes; SCALE=2000 adds large guides
	@$(RUN) -m scripts.bench

card: .venv/dev ## Draw the picture next to a shared link, the cover of the EPUB and the icon of the ZIM
	@$(RUN) -m scripts.social_card
	@$(RUN) -m scripts.draw_cover

report: .venv/dev ## What this changes beside BASE=main, into dist/report.md and dist/report/
	@$(RUN) -m scripts.report

notes: .venv/runtime ## The notes of the release TAG=v2027.5.31, from CHANGELOG.md, into dist/notes.md
	@$(RUN) -m scripts.release_notes

announce: ## Publish the release TAG=v2027.5.31 from dist/ as it is, by gh; nothing of ours runs here
	@cd dist && sha256sum --check --quiet SHA256SUMS
	@gh release create "$$TAG" dist/guide* dist/SHA256SUMS --verify-tag --title "$$TAG" --notes-file dist/notes.md

links: .venv/runtime ## Ask other sites whether the addresses that we link to still answer
	@$(RUN) -m scripts.external_links

due: .venv/runtime ## Reviews that come due, as the body of an issue
	@$(RUN) -m scripts.reviews_due

remind: .venv/runtime ## The same, written to the one issue by gh
	@$(RUN) -m scripts.reviews_due --issue

audit: .venv/dev ## Ask whether a fault is known in anything that the locks name
	@$(RUN) -m scripts.audit

lint: .venv/node ## Every linter, and the types
	@$(RUN) -m scripts.lint

lock: .venv/dev ## Write every requirements*.txt, requirements.wheels.json and package-lock.json again
	@$(RUN) -m scripts.lock

fresh: ## `make` and `make test` on a bare Debian SUITE=bookworm, as root and as a user; for root, about 40 minutes
	@$(PYTHON) -m scripts.fresh $(SUITE)

clean: ## Remove all that is generated
	@find scripts tests -name __pycache__ -prune -exec rm -rf {} +
	@rm -rf .make.lock site dist .cache .venv .venv-next node_modules .pytest_cache .ruff_cache .mypy_cache .rumdl_cache

help: ## This list
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
	@$(LOCKED) --target $@ --sources "$^" .venv/bin/npm ci --loglevel=error

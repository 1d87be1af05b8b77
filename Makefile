.DEFAULT_GOAL := help
.PHONY: help run test test-app test-trainer test-lowest test-slow bench lint format bundle packages release docs model words screens pictures constraints clean
MAKEFLAGS += --no-builtin-rules --no-print-directory
BIN := .venv/bin
# One process a core; a file's tests stay together, since what they train or load serves them all.
PARALLEL := -n auto --maxprocesses 8 --dist loadfile

help:          ## Say what there is
	@sed -n 's/^\([a-z-]*\): *\(.*\)## /  make \1\t/p' Makefile | expand -t 20

run:           ## Open the app, set up first if need be; ARGS="photo.jpg" opens it on a picture
	@tools/setup.sh app
	@$(BIN)/emolens $(ARGS)

test: lint     ## Check style and types, run the tests; ARGS go to pytest
	@$(BIN)/mypy
	@$(BIN)/pytest $(PARALLEL) --durations 25 --durations-min 1 $(ARGS)

test-app:      ## Run the tests of the library and the window alone
	@tools/setup.sh dev
	@$(BIN)/pytest $(PARALLEL) tests/emolens tests/desktop $(ARGS)

test-trainer:  ## Run the tests of training and export alone
	@tools/setup.sh dev
	@$(BIN)/pytest $(PARALLEL) tests/trainer tests/export $(ARGS)

test-lowest:   ## Try the library with the lowest versions that pyproject.toml allows; ARGS go to pytest
	@tools/setup.sh dev
	@tools/lowest_versions.sh $(ARGS)

test-slow:     ## Build the bundle and the wheel and try them, run what takes long; ARGS go to pytest
	@tools/setup.sh bundle
	@$(BIN)/pytest -m slow $(ARGS)

bench:         ## Measure what the app promises; adds to docs/benchmarks.md; ARGS="--hour" takes longer
	@tools/setup.sh dev
	@$(BIN)/python -m benchmarks --keep docs/benchmarks.md $(ARGS)

lint:          ## Check style
	@tools/setup.sh dev
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/shellcheck --external-sources $(wildcard packaging/*.sh packaging/*/*.sh tools/*.sh) .ci/run

format:        ## Mend style
	@tools/setup.sh dev
	@$(BIN)/ruff check --fix
	@$(BIN)/ruff format

bundle:        ## Build dist/emolens, which runs without Python
	@tools/setup.sh bundle
	@$(BIN)/python -m tools.docs_site
	@PYTHONHASHSEED=0 SOURCE_DATE_EPOCH=$${SOURCE_DATE_EPOCH:-$$(git log -1 --format=%ct)} \
		$(BIN)/pyinstaller --noconfirm --clean --log-level ERROR build.spec
	@du -sh dist/emolens

packages:      ## Make the packages for Linux of dist/emolens, which `make bundle` left
	@packaging/linux/packages.sh dist/emolens dist

release:       ## Make a release, VERSION=1.2.3: check, build, commit and tag; DRY=1 does all but the last two
	@tools/setup.sh bundle
	@packaging/release.sh "$(VERSION)" $(DRY)

docs:          ## Build the documentation site into build/site, every link checked
	@tools/setup.sh dev
	@$(BIN)/python -m tools.docs_site
	@echo "The site is in build/site; open build/site/index.html."

model:         ## Build the shipped model files anew from the shipped run
	@tools/setup.sh dev
	@$(BIN)/python -m export
	@$(BIN)/python -m export --precision int8

words:         ## Gather the window's texts for translators, and compile what they wrote
	@tools/setup.sh dev
	@$(BIN)/python -m tools.words

screens:       ## Take a screenshot of every state of the window into screens/, to be looked at
	@tools/setup.sh dev
	@$(BIN)/python -m tools.screens -o screens $(ARGS)

pictures:      ## Take the documents' pictures of the window anew
	@tools/setup.sh dev
	@$(BIN)/python -m tools.pictures

constraints:   ## Choose package versions anew, within the ranges of pyproject.toml
	@tools/setup.sh dev
	@UV_CUSTOM_COMPILE_COMMAND="make constraints" $(BIN)/uv pip compile --quiet --upgrade \
		--universal --fork-strategy fewest --python-version 3.11 --all-extras --no-annotate \
		--output-file constraints.txt pyproject.toml

clean:         ## Remove what was built, but not .venv
	@rm -rf build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
	@find . -name __pycache__ -not -path './.venv/*' -prune -exec rm -rf {} +

# `make run` and `make test` are all a newcomer needs.
PORT ?= 8000
HOST ?= 127.0.0.1
PYTEST ?= -n auto --maxprocesses 8 --dist loadgroup
GYMBRAIN_SHARED ?= ../shared
PY := .venv/bin/python
MEDIAPIPE := static/vendor/mediapipe
INSTALL = python=$$(requirements/python.sh $(PYTHON)) && "$$python" requirements/install.py

.DEFAULT_GOAL := help
.PHONY: help install tools setup run assets demo check test bench evaluate train clean

help:  ## list these targets
	@sed -nE 's/^([a-z]+):.*  ## (.*)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 18

run: setup  ## set up what is missing and serve on http://127.0.0.1:8000 (PORT=, HOST=)
	@exec $(PY) manage.py serve --host $(HOST) --port $(PORT)

setup: install  ## make .venv, migrate, prepare weights, first admin, exercises, demo clip
	@$(PY) manage.py prepare

test: tools check  ## set up what is missing, then `make check` and the tests (PYTEST="-x tests/pose")
	@$(PY) -m pytest $(PYTEST)

check: tools  ## ruff, formatting, mypy --strict, import contracts, missing migrations
	@.venv/bin/ruff check .
	@.venv/bin/ruff format --check --quiet .
	@.venv/bin/mypy .
	@.venv/bin/lint-imports
	@$(PY) manage.py makemigrations --check --dry-run

bench: setup  ## frames per second of decode and pose against the two usual loops
	@$(PY) -m benchmarks

evaluate: setup  ## the clips of GYMBRAIN_SHARED, and the nets on sources that they never saw
	@test -f "$(GYMBRAIN_SHARED)/videos/index.csv" || { echo "No clips to evaluate on: \
	$(GYMBRAIN_SHARED)/videos/index.csv is not there. Name their folder: make evaluate GYMBRAIN_SHARED=DIR" >&2; exit 1; }
	@$(PY) manage.py evaluate videos "$(GYMBRAIN_SHARED)/videos/index.csv"
	@test -d var/training/out_of_fold || echo "What nets say of sources held back is written by make train."
	@test ! -d var/training/out_of_fold || $(PY) -m training.evaluate --shared "$(GYMBRAIN_SHARED)"

train: install  ## train our own nets from GYMBRAIN_SHARED and the animated athlete into weights/
	@test -f "$(GYMBRAIN_SHARED)/videos/index.csv" || { echo "No corpora to train on: \
	$(GYMBRAIN_SHARED)/videos/index.csv is not there. Name their folder: make train GYMBRAIN_SHARED=DIR" >&2; exit 1; }
	@rm -rf var/training/out_of_fold
	@$(PY) -m training.form --shared "$(GYMBRAIN_SHARED)"
	@$(PY) -m training --shared "$(GYMBRAIN_SHARED)" --nets exercise --hold 0 1 --steps 2800
	@$(PY) -m training --shared "$(GYMBRAIN_SHARED)" --nets exercise --hold 2 3 4 --steps 2800
	@$(PY) -m training --shared "$(GYMBRAIN_SHARED)" --nets repetition --hold 0 1
	@$(PY) -m training --shared "$(GYMBRAIN_SHARED)" --nets exercise --finish --steps 3600
	@$(PY) -m training --shared "$(GYMBRAIN_SHARED)" --nets repetition --finish --steps 4800

assets: install  ## fetch by npm what lets a browser find joints by itself (live page)
	@command -v npm >/dev/null || { echo "npm is not installed. Without it the live page sends pictures to the server." >&2; exit 1; }
	@npm ci --ignore-scripts --no-audit --no-fund
	@mkdir -p $(MEDIAPIPE)
	@cp node_modules/@mediapipe/tasks-vision/vision_bundle.mjs $(MEDIAPIPE)/
	@cp node_modules/@mediapipe/tasks-vision/wasm/vision_wasm_module_internal.* $(MEDIAPIPE)/
	@$(PY) -m pose.estimators.blazepose.task_bundle $(MEDIAPIPE)/pose_landmarker.task

demo: install  ## render the demo clip of the animated athlete again
	@$(PY) manage.py make_demo --force

install:
	@$(INSTALL)

tools:
	@$(INSTALL) --dev

clean:  ## remove .venv and the caches; var/, your data, stays
	rm -rf .venv .mypy_cache .ruff_cache .import_linter_cache staticfiles

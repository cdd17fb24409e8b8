# GymbrAIn: `make run` and `make test` are all a newcomer needs.
PYTHON ?= python3
PY := .venv/bin/python
STAMP := .venv/.installed

.PHONY: help setup run test check bench evaluate train demo
help:  ## list the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | sort

$(STAMP): requirements/base.txt requirements/vision.txt requirements/dev.txt
	$(PYTHON) -m venv .venv
	$(PY) -m pip install -q -r requirements/base.txt -r requirements/dev.txt
	$(PY) -m pip install -q --no-deps -r requirements/vision.txt
	@touch $@

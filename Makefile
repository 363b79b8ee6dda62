# One verb each. `make read` and `make test` need python3.11 and make; they set up everything else by themselves.

PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin
EXAMPLE := examples/digest.jsonl
REPORT := out/report.html
COMPILE := pip-compile -q --generate-hashes --strip-extras --allow-unsafe \
	--no-emit-index-url --no-emit-find-links --no-emit-trusted-host

.PHONY: help read serve test bench bench-ledger bench-web floors lock clean

help:
	@echo "make read    read the example article, print the table, write the report"
	@echo "make serve   open the ledger in a browser: http://127.0.0.1:8377; ARGS=\"--ledger news.sqlite\" for another"
	@echo "make test    all tests, types, style, walls, documents and the quality gate"
	@echo "make bench   speed and memory, with the peers beside"
	@echo "make bench-ledger   a ledger that grows to 100,000 articles; ARGS=\"--articles 5000\" for fewer"
	@echo "make bench-web PLACE=FILE   the web application on a ledger, with eight users at once"
	@echo "make floors  raise the floors of the quality gate to what the reader reaches now"
	@echo "make lock    resolve requirements/*.in again into the lock files"
	@echo "make clean   remove environments, caches and output"

read: $(VENV)/base.stamp
	@mkdir -p $(dir $(REPORT))
	$(BIN)/menurut read $(EXAMPLE)
	$(BIN)/menurut read $(EXAMPLE) --format html -o $(REPORT)
	@echo
	@echo "The report is at $(CURDIR)/$(REPORT); open it in a browser."
	@echo "Articles of your own, and what many of them say: make serve"

serve: $(VENV)/base.stamp
	$(BIN)/menurut serve --open $(ARGS)

test: $(VENV)/test.stamp
	@scripts/system-packages chromium chromium-driver postgresql
	$(BIN)/python -m pytest -n 2

bench: $(VENV)/base.stamp .venv-bench/stamp
	$(BIN)/python -m benchmarks --peers .venv-bench/bin/python -o out/bench.json

bench-ledger: $(VENV)/test.stamp
	$(BIN)/python -m benchmarks.ledger -o out/bench-ledger.json $(ARGS)

bench-web: $(VENV)/test.stamp
	$(BIN)/python -m benchmarks.serving $(PLACE) -o out/bench-web.json $(ARGS)

floors: $(VENV)/test.stamp
	$(BIN)/python -m tests.gates.update_floors $(ARGS)

$(VENV)/base.stamp: requirements/base.txt pyproject.toml
	@scripts/environment $(PYTHON) $(VENV) requirements/base.txt
	$(BIN)/python -m pip install -q --no-deps --no-build-isolation --no-index -e .
	@touch $@

$(VENV)/test.stamp: $(VENV)/base.stamp requirements/test.txt
	@scripts/environment $(PYTHON) $(VENV) requirements/test.txt
	@touch $@

.venv-bench/stamp: requirements/bench.txt
	@scripts/environment $(PYTHON) .venv-bench requirements/bench.txt
	@touch $@

lock: export CUSTOM_COMPILE_COMMAND = make lock
lock:
	@scripts/environment $(PYTHON) .venv-lock requirements/lock.txt
	.venv-lock/bin/$(COMPILE) -o requirements/base.txt pyproject.toml requirements/build.in
	.venv-lock/bin/$(COMPILE) -o requirements/test.txt requirements/test.in
	.venv-lock/bin/$(COMPILE) -o requirements/bench.txt requirements/bench.in
	.venv-lock/bin/$(COMPILE) -o requirements/lock.txt requirements/lock.in

clean:
	rm -rf $(VENV) .venv-bench .venv-lock out dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis \
		.import_linter_cache

# `make demo` and `make test` need Python 3.11+, pip and make; they set up everything else.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
OUT := out/demo
# One file a language: Python's bytecode and our tables are made ready beside their sources, so that no report waits.
WARM := samples/resumes/en-growth-strong.pdf samples/resumes/es-store-weak.txt samples/resumes/zh-user-operations-strong.pdf

.PHONY: demo test setup lint types layers fmt samples models evaluate bench hostile wheel lock clean

setup: $(VENV)/.ready

# Hashes are checked; nothing is resolved anew. The project itself is installed in place.
$(VENV)/.ready: .requirements.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r .requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@PYTHONDONTWRITEBYTECODE= $(BIN)/opsanalyse $(WARM) --quiet -o $(VENV)/first
	@touch $@

demo: setup
	$(BIN)/opsanalyse batch samples/resumes samples/answers -o $(OUT)
	@echo "Open $(OUT)/index.html in a browser."

test: setup
	$(BIN)/python -m pytest
	@$(BIN)/python tests/browser/chromium.py

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

fmt: setup
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

types: setup
	$(BIN)/mypy

layers: setup
	$(BIN)/lint-imports

# Train from models/data; the same data gives the same files. Sums of floats depend on threads: each process has one.
# The models of units and those of whole documents need nothing of each other and are made side by side; the latter,
# which are ready sooner, in the time that the former leave.
.PHONY: models-of-units models-of-documents
models: setup
	$(MAKE) --no-print-directory -j2 models-of-units models-of-documents

models-of-units models-of-documents: export OMP_NUM_THREADS = 1
models-of-units: setup
	$(BIN)/python -m opsanalyse.train.senses
	$(BIN)/python -m opsanalyse.train.channels
	$(BIN)/python -m opsanalyse.train.detectors

models-of-documents: setup
	nice $(BIN)/python -m opsanalyse.train.sections
	nice $(BIN)/python -m opsanalyse.train.kinds
	nice $(BIN)/python -m opsanalyse.train.topics

# The vectors of words, made anew after new texts; the package it takes them from is needed for nothing else.
.PHONY: words
words: setup
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[vectors]'
	$(BIN)/python -m opsanalyse.train.vectors

evaluate: setup
	$(BIN)/python -m opsanalyse.train.evaluate_outcomes
	$(BIN)/python -m opsanalyse.train.evaluate_anatomy
	$(BIN)/opsanalyse evaluate models/data/zh.test.jsonl models/data/es.test.jsonl models/data/en.test.jsonl --quiet --disagreements 0
	$(BIN)/python -m opsanalyse.train.evaluate_seeds
	$(BIN)/python -m opsanalyse.train.evaluate_structure
	$(BIN)/python -m opsanalyse.train.evaluate_questions
	$(BIN)/python -m opsanalyse.train.evaluate_graded
	$(BIN)/python -m opsanalyse.train.agreement
	$(BIN)/python -m opsanalyse.train.evaluate_sections
	$(BIN)/python -m opsanalyse.train.evaluate_sources
	$(BIN)/python -m opsanalyse.train.evaluate_derive
	$(BIN)/python -m opsanalyse.train.evaluate_pairs

# Ways of judging roles side by side, documents and whole fields of work held out; some hours.
.PHONY: compare
compare: setup
	$(BIN)/python -m opsanalyse.train.compare_units

# The table of what the guidance asks and which criterion answers it.
.PHONY: coverage
coverage: setup
	$(BIN)/python -m opsanalyse.train.coverage

# The picture in the README, drawn anew where a Chromium is found.
.PHONY: picture
CHROMIUM ?= chromium
picture: setup
	$(BIN)/opsanalyse samples/resumes/en-marketing-weak.docx --quiet -o $(OUT)/
	$(CHROMIUM) --headless --no-sandbox --disable-gpu --hide-scrollbars --blink-settings=preferredColorScheme=1 --window-size=1180,1250 --screenshot=docs/report.png $(OUT)/en-marketing-weak.report.html

bench: setup
	$(BIN)/python benchmarks/bench.py

clean:
	rm -rf $(VENV) out dist build

# The lock is made with uv from the dependencies of pyproject.toml.
LOCK := uv pip compile pyproject.toml --group dev --generate-hashes --no-emit-index-url --no-header --python-version 3.11 --universal --quiet
lock:
	$(LOCK) -o .requirements.lock
	$(LOCK) --extra ocr -o .requirements.ocr.lock

# The extra opsanalyse[ocr], for those who read scans; its tests run where it is installed.
.PHONY: ocr
ocr: setup
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r .requirements.ocr.lock

# Character error on printed pages with known text, words found in public résumés, time against bare PDFium.
.PHONY: bench-reading
bench-reading: setup
	$(BIN)/python benchmarks/reading.py

# Every damaged and hostile public file beside the checkout, with a comparison to poppler's pdftotext.
hostile: setup
	OPSANALYSE_HOSTILE=1 $(BIN)/python -m pytest tests/hostile -s -rs

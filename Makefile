# Two commands do everything: `make demo` reads samples and fills a small database, `make test` runs every test.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DATA ?= ../shared/eval
TREEBANKS ?= ../shared/treebanks
TRAIN ?= ../shared/eval/claims_train/fr ../shared/eval/claims_train/en ../shared/eval/claims_dev/fr training/fr training/en

.PHONY: demo test thorough check lint types gate evaluate errors train train-parser benchmark benchmark-times benchmark-kill benchmark-copies sentences clean help

help: ## list the commands
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/'

$(BIN)/liens: pyproject.toml requirements.lock
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check -c requirements.lock -e .
	@touch $@

$(BIN)/pytest: $(BIN)/liens
	$(BIN)/pip install --quiet --disable-pip-version-check -c requirements.lock -e ".[dev]"
	@touch $@

demo: $(BIN)/liens ## read a sample dispatch, to the terminal and to a page; fill a small database for the browser
	@mkdir -p out
	$(BIN)/liens read samples/depeche-fr.txt
	$(BIN)/liens show samples/depeche-fr.txt -o out/depeche-fr.html
	@echo "Page: out/depeche-fr.html (open it in a browser)"
	$(BIN)/liens demo --db out/demo.db
	@echo "Then: $(BIN)/liens serve --db out/demo.db"

test: $(BIN)/pytest ## every test, the quality gate included
	$(BIN)/pytest

thorough: $(BIN)/pytest ## the properties of times and numbers on 10,000 examples each
	$(BIN)/pytest --hypothesis-profile=thorough tests/claim/when/test_when_properties.py tests/claim/quantity/test_quantity_find.py

gate: $(BIN)/pytest ## the quality floors alone
	$(BIN)/pytest -m gate

lint: $(BIN)/pytest
	$(BIN)/ruff check . && $(BIN)/ruff format --check .

types: $(BIN)/pytest
	$(BIN)/mypy

check: lint types test ## lint, types, tests and gate

evaluate: $(BIN)/liens ## predictions and every figure for DATA, a folder laid out like the evaluation data
	$(BIN)/python tools/evaluate.py $(DATA)

errors: $(BIN)/liens ## one page (out/errors.html) with every claim missed, added or wrong on DATA, a folder of gold articles
	$(BIN)/pip install --quiet --disable-pip-version-check -c requirements.lock -e ".[train]"
	$(BIN)/python tools/errors.py $(DATA)

sentences: $(BIN)/liens ## sentence limits against a treebank, and sentences of DATA cut where none ends
	$(BIN)/python tools/evaluate_sentences.py $(TREEBANKS)/fr_pud-ud-test.conllu.gz --cuts $(wildcard $(DATA)/claims_*/*)

train: $(BIN)/liens ## train the small models again from TRAIN
	$(BIN)/pip install --quiet --disable-pip-version-check -c requirements.lock -e ".[train]"
	$(BIN)/python tools/train_models.py $(TRAIN)
	$(BIN)/python tools/train_times.py $(TRAIN)

train-parser: $(BIN)/liens ## train the French parse again from TREEBANKS (and plain articles: TEXTS=file.jsonl.gz)
	$(BIN)/python tools/train_parser.py $(TREEBANKS) $(if $(TEXTS),--texts $(TEXTS)) $(if $(WITHOUT),--without $(WITHOUT))

benchmark: $(BIN)/liens ## the whole chain against plain spaCy on the articles of DATA
	$(BIN)/python benchmarks/chain.py $(DATA)/bench/wikinews_fr.jsonl.gz

benchmark-times: $(BIN)/liens ## what times and quantities cost beside the parse, on the articles of DATA
	$(BIN)/python benchmarks/times.py $(DATA)/bench/wikinews_fr.jsonl.gz

benchmark-kill: $(BIN)/pytest ## kill an ingest of the articles of DATA a hundred times and compare (CHAIN=1: read with the models)
	$(BIN)/python benchmarks/kill.py $(DATA)/bench/wikinews_fr.jsonl.gz $(if $(CHAIN),--chain --articles 80)

benchmark-copies: $(BIN)/liens ## how near copies are found, on DATA
	$(BIN)/python benchmarks/copies.py $(DATA)

.PHONY: benchmark-pages check-reader
benchmark-pages: $(BIN)/pytest ## 50 readers of the pages while an ingest writes
	$(BIN)/python benchmarks/pages.py

check-reader: $(BIN)/pytest ## draw every article of DATA with crossing spans and with its claims, and compare its text
	$(BIN)/python tools/check_reader.py $(DATA)/bench/wikinews_fr.jsonl.gz

clean:
	rm -rf $(VENV) out

# Everything a person or a machine does here. `make` alone lists the targets.
.DEFAULT_GOAL := help
SHELL := /bin/sh
# Where it is set, every process of the tests, and every one they start, would compile all Python anew.
unexport PYTHONDONTWRITEBYTECODE

# Some machines have a `python3` that does not start (a pyenv shim for another version): take the first that does.
PYTHON3 := $(shell for p in python3 python3.13 python3.12 python3.11 python3.10 python3.9 /usr/bin/python3; do \
	"$$p" -c 'import sys; sys.exit(sys.version_info < (3, 9))' >/dev/null 2>&1 && { echo "$$p"; break; }; done)
SERVICES := .venv/bin/python
BOT := bot/.venv/bin/python
QUIET_BOT := OMP_NUM_THREADS=1 TF_CPP_MIN_LOG_LEVEL=3 SQLALCHEMY_SILENCE_UBER_WARNING=1 RASA_TELEMETRY_ENABLED=false
CODE := actions backend bench bot cli connectors sandbox tests
TYPED := backend actions cli
WORKERS ?= 3
FAST_WORKERS ?= 2
# How often a failed test is tried again. A person's run keeps 0: what fails by chance is a bug.
RERUNS ?= 0

.PHONY: help fault-run dashboards words install runtime python3 run demo chat doctor audit reviews desk map laws witness channels keys migrate arbitration backup verify restore release jobs erase export truth model train test test-fast lint format types contracts \
	validate stories browser witnesses coturn test-services test-bot nlu-report danger-report law-report law-talk-report talk-report law-citations clause-report paper-report answer-report dialogue-report demo-witness pictures docs attack restore-drill upgrade-test capacity fuzz audit-locks sbom bundle bench clean

help:  ## List the targets
	@awk 'BEGIN { FS = ":.*## " } /^[a-z-]+:.*## / { printf "  %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

install: python3  ## Lay both environments from their locks, developers' packages too (uv and Python 3.10 are found or fetched)
	@"$(PYTHON3)" cli/install.py --developers

# What the house runs with, and no more. Where developers' packages are laid they stay: something may be using them.
runtime: python3
	@"$(PYTHON3)" cli/install.py

python3:
	@test -n "$(PYTHON3)" || { echo "yiqiaotong: no python3 of version 3.9 or newer starts on this machine: install one." >&2; exit 1; }

run: runtime  ## Start everything and print one address; Ctrl-C stops it
	@exec $(SERVICES) -m cli.main run

demo: runtime  ## Start it with made-up people and print six things to try; data in var-demo
	@exec $(SERVICES) -m cli.main demo

chat: runtime  ## Talk to the bot in this terminal
	@exec $(SERVICES) -m cli.main chat

doctor:  ## Check the installation and say what to do (PRODUCTION=1: also what must not be where real matters are)
	@"$(PYTHON3)" -m cli.main doctor $(if $(PRODUCTION),--production)

audit: runtime  ## Check that nobody has changed the record of who did what
	@$(SERVICES) -m cli.main audit

jobs: runtime  ## List work that was given up (KEY=… tries one again)
	@$(SERVICES) -m cli.main jobs $(if $(KEY),retry '$(KEY)')

reviews: runtime  ## list the identities to be checked by hand
	@$(SERVICES) -m cli.main reviews

desk: runtime  ## List who works at the staff desk
	@$(SERVICES) -m cli.main desk

map: runtime  ## Write the institutions of the legal map out as CSV
	@$(SERVICES) -m cli.main map export

laws: runtime  ## List the statutes that have been imported
	@$(SERVICES) -m cli.main laws list

witness: runtime  ## Show the witness rooms of today
	@$(SERVICES) -m cli.main witness

channels: runtime  ## Show which messenger channels are set up
	@$(SERVICES) -m cli.main channels

truth: runtime  ## Say what every fact rests on: source, date, how sure, what is overdue
	@$(SERVICES) -m cli.main truth $(if $(STRICT),--strict) $(if $(ALL),--all)

migrate: runtime  ## Bring the database to this version (only needed where YIQIAOTONG_MIGRATE_AT_START=no)
	@$(SERVICES) -m cli.main migrate

keys: runtime  ## Seal everything at rest again after the key was exchanged
	@$(SERVICES) -m cli.main keys

arbitration: runtime  ## Say what an arbitration of AMOUNT yuan costs by the imported fee tables (AMOUNT=800000)
	@$(SERVICES) -m cli.main arbitration fee $(or $(AMOUNT),100000)

backup: runtime  ## Back up while the house runs (DIR=… KEYS=… apart from it, KEEP=7)
	@$(SERVICES) -m cli.main backup '$(DIR)' --keys '$(KEYS)' $(if $(KEEP),--keep $(KEEP))

verify: runtime  ## Check that the newest backup is whole and opens (DIR=… KEYS=…)
	@$(SERVICES) -m cli.main verify '$(DIR)' $(if $(KEYS),--keys '$(KEYS)')

restore: runtime  ## Bring the newest backup back; nothing goes out before make release (DIR=… KEYS=…)
	@$(SERVICES) -m cli.main restore '$(DIR)' --keys '$(KEYS)'

release: runtime  ## Say what is held back after a restore (ALL=1 lets it go)
	@$(SERVICES) -m cli.main release $(if $(ALL),all)

erase: runtime  ## Erase a person everywhere (PERSON=p_…; DRY=1 only says what would go)
	@$(SERVICES) -m cli.main erase $(PERSON) $(if $(DRY),--dry-run)

export: runtime  ## Write out a person's own copy (PERSON=p_… FILE=copy.zip)
	@$(SERVICES) -m cli.main export $(PERSON) $(FILE)

model: runtime  ## Say which model answered how many messages (TURN=t_…: one message)
	@$(SERVICES) -m cli.main model $(TURN)

train: runtime  ## Train the model if what it learns from has changed
	@$(SERVICES) -m cli.main train

# Most of these keep one processor of two busy, so two run at a time; what ran beside another is shown when it has ended.
TIDY := $(if $(filter output-sync,$(.FEATURES)),--output-sync=target)

test: install  ## Everything: style, types, contracts, data, all tests
	@mkdir -p var/logs
	@$(MAKE) --no-print-directory -j2 $(TIDY) lint types contracts train validate stories
	@$(MAKE) --no-print-directory test-bot >var/logs/test-bot.log 2>&1 & bot=$$!; trap 'kill $$bot' INT TERM; \
	$(MAKE) --no-print-directory test-services; services=$$?; wait $$bot; bot=$$?; cat var/logs/test-bot.log; exit $$((services | bot))

test-fast: install  ## Style, types, contracts and the tests that start neither bot nor browser
	@$(MAKE) --no-print-directory -j2 $(TIDY) lint types contracts
	$(SERVICES) -m pytest -q -n $(FAST_WORKERS) --dist loadfile --no-loadscope-reorder -m "not slow and not browser"

lint: install  ## Check style (ruff)
	$(SERVICES) -m ruff check $(CODE)
	$(SERVICES) -m ruff format --check $(CODE)

format: install  ## Rewrite the code in the agreed style
	$(SERVICES) -m ruff check --fix $(CODE)
	$(SERVICES) -m ruff format $(CODE)

types: install  ## Check types (mypy)
	$(SERVICES) -m mypy $(TYPED)

contracts: install  ## Check who imports whom (import-linter)
	.venv/bin/lint-imports

validate: runtime  ## Check the dialogue's data (rasa data validate)
	$(QUIET_BOT) $(BOT) -m rasa data validate --data bot/data --domain domain.yml

stories: train  ## Check which action each wish leads to (rasa test core)
	@rm -rf var/stories && mkdir -p var/stories/plan
	@for service in $(notdir $(patsubst %/test_stories.yml,%,$(wildcard tests/*/test_stories.yml))); do \
	cp tests/$$service/test_stories.yml var/stories/plan/test_stories_of_$$service.yml; done
	@$(QUIET_BOT) PYTHONWARNINGS=ignore $(BOT) -m rasa test core --stories var/stories/plan \
	-m $$($(SERVICES) -m cli.main train) --out var/stories --no-plot --fail-on-prediction-errors

browser:
	@mkdir -p var/logs
	@command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null || \
	{ [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && echo "Installing Chromium for the browser tests …" && \
	(apt-get update -qq && apt-get install -y -qq chromium fonts-noto-cjk fonts-noto-color-emoji) >var/logs/chromium.log 2>&1; } || \
	echo "There is no Chromium and it cannot be installed here: the browser tests will be skipped."

# Another programme's word: pdfsig and a PKCS#11 token made of software on our seals, Prometheus on our alerts, nginx on
# the proxy files we ship.
witnesses: | browser
	@mkdir -p var/logs
	@{ command -v pdfsig && command -v softhsm2-util; } >/dev/null || \
	{ [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && echo "Installing pdfsig and SoftHSM for the tests of the seal …" && \
	(apt-get update -qq && apt-get install -y -qq poppler-utils softhsm2) >var/logs/witnesses.log 2>&1; } || \
	echo "pdfsig or SoftHSM cannot be installed here: the tests that ask them will be skipped."
	@command -v promtool >/dev/null || \
	{ [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && echo "Installing Prometheus for the tests of the alerts …" && \
	(apt-get update -qq && apt-get install -y -qq --no-install-recommends prometheus) >var/logs/prometheus.log 2>&1; } || \
	echo "Prometheus cannot be installed here: the tests that ask it will be skipped."
	@command -v nginx >/dev/null || [ -x /usr/sbin/nginx ] || \
	{ [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && echo "Installing nginx for the tests of the shipped proxy files …" && \
	(apt-get update -qq && apt-get install -y -qq --no-install-recommends nginx-light) >var/logs/nginx.log 2>&1; } || \
	echo "nginx cannot be installed here: the tests that ask it will be skipped."

# Unpacked and not installed: Debian's package would start a relay on this machine. apt checks what it fetches.
coturn:
	@mkdir -p var/logs
	@command -v turnserver >/dev/null || [ -x .tools/coturn/usr/bin/turnserver ] || \
	{ command -v apt-get >/dev/null && command -v dpkg-deb >/dev/null && echo "Unpacking coturn for the tests of calls …" && { \
	rm -rf .tools/coturn && mkdir -p .tools/coturn/packages && { [ "$$(id -u)" != 0 ] || apt-get update -qq; } && cd .tools/coturn/packages && \
	apt-get download -qq $$(apt-get install -s --no-install-recommends coturn | awk '/^Inst/ && $$2 !~ /telnet/ { print $$2 }') && \
	for package in *.deb; do dpkg-deb -x "$$package" ..; done; } >"$(CURDIR)/var/logs/coturn.log" 2>&1; } || \
	echo "coturn cannot be fetched here: the tests that call through a relay will be skipped."

test-services: browser witnesses coturn
	$(SERVICES) -m pytest -n $(WORKERS) --dist loadfile --no-loadscope-reorder --reruns $(RERUNS)

test-bot:
	$(QUIET_BOT) $(BOT) -m pytest tests/nlu tests/bot

nlu-report: install  ## Print how well the bot understands (STRANGERS=list.tsv: how often it acts on those; LAY=asked.json: lay questions)
	$(QUIET_BOT) $(BOT) -m bench.nlu_report $(if $(STRANGERS),--strangers '$(STRANGERS)') $(if $(LAY),--lay '$(LAY)')

paper-report: install  ## Read drawn and badly photographed papers: facts right, refused, wrong; seconds and memory (SHOW=1: what is not right)
	@$(SERVICES) -m bench.paper_report $(if $(SHOW),--show)

answer-report: install train  ## Play held-out messages at their questions: taken, asked about, refused (ONLY=filing: one flow)
	@$(SERVICES) -m bench.answer_report $(if $(ONLY),--only $(ONLY))

dialogue-report: install train  ## Play simulated people to their receipts, and every step of every form (ONLY=people or walks)
	@$(SERVICES) -m bench.dialogue_report $(if $(ONLY),--only $(ONLY))

danger-report: install  ## Print how well danger is heard, by language, on held-out sentences
	$(QUIET_BOT) $(BOT) -m bench.danger_report

law-report: install $(if $(LAY),train)  ## Print how well questions of law find their answer (SHOW=1: what went wrong; LAY=asked.json: how lay questions are heard)
	OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 $(SERVICES) -m bench.law_report $(if $(SHOW),--show)
	$(if $(LAY),$(QUIET_BOT) $(BOT) -m bench.lay_law '$(LAY)' $(if $(SHOW),--show))

law-talk-report: install train  ## Type lay questions of law to the whole house and print what people get (SHOW=1: what went wrong)
	OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 $(SERVICES) -m bench.law_talk_report $(if $(SHOW),--show)

talk-report: install train  ## Play talks nobody has mended on and count what is left without an answer (AREAS='court work': only these)
	OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 $(SERVICES) -m bench.talk_report $(AREAS)

law-citations: install  ## Compare every citation of the law library with statutes (LAWS=folder or zip; SHOW=1: also what is not there)
	@$(SERVICES) -m bench.law_citations '$(LAWS)' $(if $(SHOW),--show)

clause-report: install  ## Print how well arbitration clauses are read, on held-out ones too (SHOW=1: also what went wrong)
	@$(SERVICES) -m bench.clause_report $(if $(SHOW),--show)

demo-witness: install  ## Let three browsers play a whole video witness and print how long each step takes
	@$(SERVICES) -m bench.witness_demo

pictures: install train browser  ## Take the pictures of README and docs anew, of the house as it runs today
	@dpkg -s chromium-l10n >/dev/null 2>&1 || { [ "$$(id -u)" = 0 ] && apt-get install -y -qq chromium-l10n; } >var/logs/chromium.log 2>&1 || \
	echo "chromium-l10n is not there: the date fields in the pictures will be English."
	@$(SERVICES) -m bench.pictures

docs: install  ## Build the documentation as a site in var/site, with decisions, interfaces and glossary
	@$(SERVICES) -m bench.site

attack: install  ## Measure other people's answers while each attack of the review runs (ONLY=sign_in,papers SECONDS=15)
	@$(SERVICES) -m bench.attack --seconds $(or $(SECONDS),15) $(if $(ONLY),--only $(ONLY))

fault-run: install train  ## Kill, stop and slow every part of two services and two bots while people write (SECONDS=20 a phase)
	@$(SERVICES) -m tests.reliability.fault_run.run --seconds $(or $(SECONDS),20) $(if $(FOLDER),--folder $(FOLDER))

dashboards: install  ## Write Grafana's dashboards (deploy/grafana/dashboards) anew from bench/grafana_pages.py
	@$(SERVICES) -m bench.grafana

words: install  ## Write the Traditional words of web and mini program anew from the Simplified ones
	@$(SERVICES) -m bench.page_words

restore-drill: install train  ## Lose a house people write to, and bring it back from its backup, on both engines
	@$(SERVICES) -m tests.reliability.restore_drill.run

upgrade-test: install  ## Let the last release, this version and the next take turns on one database while people write (SECONDS=10 each)
	@$(SERVICES) -m tests.reliability.upgrade.run --seconds $(or $(SECONDS),10)

capacity: install train  ## Count statements a message and measure the processor time of the whole chain (ENGINE=sqlite SECONDS=30)
	@$(SERVICES) -m bench.capacity --engine $(or $(ENGINE),postgresql) --seconds $(or $(SECONDS),30)

fuzz: install  ## Send what no person sends to every address and socket event (SECONDS=600 ONLY=/desk SEED=1)
	@$(SERVICES) -m bench.fuzz --seconds $(or $(SECONDS),600) $(if $(ONLY),--only $(ONLY)) $(if $(SEED),--seed $(SEED))

bundle: install train  ## Pack sources, wheels, model and an installer for a machine without network into var/bundle
	@$(SERVICES) -m bench.bundle

audit-locks: install  ## Ask whether weaknesses are known of what both locks install (STRICT=1: fail without a network)
	@$(SERVICES) -m bench.audit_locks $(if $(STRICT),--strict)

sbom: install  ## Write what is installed, with hashes and licences, as CycloneDX into var/sbom
	@$(SERVICES) -m bench.sbom

bench: install train  ## Measure turns, training and memory beside Rasa's default pipeline
	$(SERVICES) -m bench.run

clean:  ## Remove environments, models, logs and caches (data in var/ stays)
	rm -rf .venv bot/.venv .tools .rasa models/*.tar.gz models/*.sha256 models/*.json var/logs .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

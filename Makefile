# The judge. `make help` lists what there is to make.

SWIFT     ?= swift
PREFIX    ?= /usr
SYSCONF   ?= /etc
PROBLEMS  ?= /var/lib/judge/problems
UNITDIR   ?= $(PREFIX)/lib/systemd/system
CONFIG     = judge.conf
ROUNDS    ?= 100
SECONDS    = 60
POINTS     = 300
CUTS       = 20

# What puts programs in place, without their symbols.
INSTALL_PROGRAM ?= install -s -m 0755

# One build serves all: the Swift libraries inside, libc outside (user names need it), the worker wholly static
# (docs/developer.md says why).
RELEASE    = -c release --static-swift-stdlib
BIN        = .build/release
PROGRAMS   = judged judge-worker judge-spawn libJudgePark.so

.PHONY: help
help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-16s %s\n", $$1, $$2 }' Makefile

.PHONY: setup
setup: ## Install what is missing from Debian
	@.ci/setup build

.PHONY: build
build: setup ## Build the release
	$(SWIFT) build $(RELEASE)

.PHONY: run
run: build ## Run the daemon in the foreground, everything under ./var/
	@$(BIN)/judged --config $(CONFIG)

.PHONY: cuda-toolkit
cuda-toolkit: ## Install the CUDA C++ compiler from PyPI into var/cuda, or PREFIX=
	@.ci/cuda-toolkit $(if $(filter command,$(origin PREFIX)),$(PREFIX))

.PHONY: gpu-check
gpu-check: build ## On a machine with a GPU: problems, cheats, repeatability; writes docs/gpu-report.md
	@Tests/GPU/check $(BIN) docs/gpu-report.md

.PHONY: demo
demo: build ## Judge a set of right, wrong, slow, crashing and hostile submissions
	@Tests/Demo/demo $(BIN)

# One test at a time: some look at what this process has left behind.
.PHONY: test
test: ## Run every test
	@.ci/setup test
	$(SWIFT) build --build-tests
	$(SWIFT) test --skip-build --no-parallel

.PHONY: soak
soak: ## Run the hostile programs ROUNDS times (100) with every slot busy
	@.ci/setup test
	$(SWIFT) build --build-tests
	JUDGE_SOAK=$(ROUNDS) $(SWIFT) test --skip-build --no-parallel --filter SoakTests

.PHONY: crash
crash: build ## Kill parts of a busy judge at POINTS=300 random points and at each durable step (SEED=N repeats)
	@Tests/Crash/crash --points $(POINTS) $(if $(SEED),--seed $(SEED)) $(BIN)

.PHONY: power
power: build ## Cut the power of an emulated machine CUTS=20 times while it judges
	@.ci/setup vm
	@Tests/Crash/power --cuts $(CUTS) $(if $(SEED),--seed $(SEED)) $(BIN)

.PHONY: load
load: build ## 10,000 drops at once, a database of 1,000,000, retention: measured
	@Tests/Load/load $(BIN)

.PHONY: fuzz
fuzz: ## Fuzz each parser of foreign bytes for SECONDS=60
	@.ci/setup test
	@SWIFT=$(SWIFT) Tests/Fuzzing/run --seconds $(SECONDS)

.PHONY: mutants
mutants: build ## Judge mutants of the problems' references: each must fail
	@Tests/Mutants/run.py $(BIN)

.PHONY: check-problems
check-problems: build ## Hold problemtools and BAPCtools, from PyPI, against judge verify
	@.ci/setup check
	@Tests/CheckProblems/check $(BIN)

.PHONY: check-preludes
check-preludes: ## Compile 208 programs with and without headers compiled in advance: nothing may differ
	@.ci/setup test
	$(SWIFT) build --build-tests
	JUDGE_PRELUDES=all $(SWIFT) test --skip-build --no-parallel --filter PreludeDifferenceTests

.PHONY: check-warm
check-warm: ## Judge every Python submission of the problems with warm interpreters and without: nothing may differ
	@.ci/setup test
	$(SWIFT) build --build-tests
	JUDGE_WARM=all $(SWIFT) test --skip-build --no-parallel --filter WarmDifferenceTests

.PHONY: torch
torch: ## Install PyTorch from Debian, for fusedxenttorch
	@.ci/setup torch
	@/usr/bin/python3 -c 'import torch; print("PyTorch", torch.__version__, "is installed")'

.PHONY: deb
deb: build ## Make a Debian package in dist/
	@.ci/setup deb
	@debian/package $(BIN) dist

.PHONY: vm-test
vm-test: ## Install the package into a virtual machine with systemd, and live with it there
	@Tests/Support/vm-test || [ $$? = 77 ]

.PHONY: bench
bench: build ## Measure, side by side with floors, and print the table
	@.ci/setup bench
	@Benchmarks/bench $(BIN)

.PHONY: bench-peers
bench-peers: build ## Measure beside other judges: DMOJ, from PyPI into var/peers or PEERS=, and bubblewrap
	@.ci/setup bench peers
	@Benchmarks/bench --only peers --only sandbox --rounds 10 $(if $(PEERS),--peers $(PEERS)) $(BIN)

.PHONY: format
format: ## Format the Swift sources and check them
	$(SWIFT) format --in-place --recursive Package.swift Sources Tests
	$(SWIFT) format lint --strict --recursive Package.swift Sources Tests

# Problem packages hold the answers: they lie where neither users nor submissions, which see /usr, can look.
.PHONY: install
install: ## Install below DESTDIR (PREFIX=/usr, SYSCONF=/etc, PROBLEMS=/var/lib/judge/problems); build first
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/libexec/judge $(DESTDIR)$(UNITDIR)
	install -d $(DESTDIR)$(PREFIX)/lib/sysusers.d $(DESTDIR)$(PREFIX)/lib/tmpfiles.d
	install -d $(DESTDIR)$(SYSCONF)/judge $(DESTDIR)$(PREFIX)/share/doc/judge
	install -d -m 0711 $(DESTDIR)$(dir $(PROBLEMS))
	install -d -m 0750 $(DESTDIR)$(PROBLEMS)
	$(INSTALL_PROGRAM) $(BIN)/judge $(DESTDIR)$(PREFIX)/bin/judge
	for program in $(PROGRAMS); do $(INSTALL_PROGRAM) $(BIN)/$$program $(DESTDIR)$(PREFIX)/libexec/judge/ || exit; done
	sed -e 's,/usr/libexec/judge,$(PREFIX)/libexec/judge,' -e 's,/usr/share/doc,$(PREFIX)/share/doc,' \
	  -e 's,/etc/judge,$(SYSCONF)/judge,' systemd/judge.service >$(DESTDIR)$(UNITDIR)/judge.service
	chmod 0644 $(DESTDIR)$(UNITDIR)/judge.service
	install -m 0644 systemd/judge.sysusers $(DESTDIR)$(PREFIX)/lib/sysusers.d/judge.conf
	sed -e 's,/var/lib/judge/problems,$(PROBLEMS),' systemd/judge.tmpfiles >$(DESTDIR)$(PREFIX)/lib/tmpfiles.d/judge.conf
	chmod 0644 $(DESTDIR)$(PREFIX)/lib/tmpfiles.d/judge.conf
	[ -e $(DESTDIR)$(SYSCONF)/judge/judge.conf ] || { \
	  systemd/packaged-conf judge.conf $(PREFIX) $(PROBLEMS) >$(DESTDIR)$(SYSCONF)/judge/judge.conf.new && \
	  mv $(DESTDIR)$(SYSCONF)/judge/judge.conf.new $(DESTDIR)$(SYSCONF)/judge/judge.conf; }
	for package in Problems/*; do rm -rf $(DESTDIR)$(PROBLEMS)/$${package##*/} && \
	  cp -r --no-preserve=mode $$package $(DESTDIR)$(PROBLEMS)/ || exit; done
	chmod -R u=rwX,go=rX $(DESTDIR)$(PROBLEMS)/*
	install -m 0644 docs/*.md docs/*.svg systemd/judge-slurm.conf $(DESTDIR)$(PREFIX)/share/doc/judge/

.PHONY: clean
clean: ## Remove what was built and judged here
	rm -rf .build var dist

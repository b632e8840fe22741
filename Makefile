# SPDX-License-Identifier: GPL-3.0-or-later
# `make help` says what there is. Every variant is built in a folder of its own, so none disturbs another:
# build/ (release), build/sanitize/, build/coverage/, build/fuzz/. Changed flags rebuild what they touch.

CC      ?= cc
CFLAGS  ?= -O2 -g
PREFIX  ?= /usr/local
VARIANT ?= release

ifeq ($(origin CC),default)
CC := cc
endif

# ---- what each variant changes ----

BUILD   := build/$(VARIANT)
HARDEN  := -D_FORTIFY_SOURCE=2 -fstack-protector-strong
SPECIAL :=
ifeq ($(VARIANT),release)
BUILD   := build
else ifeq ($(VARIANT),sanitize)
HARDEN  :=
SPECIAL := -O1 -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
else ifeq ($(VARIANT),coverage)
HARDEN  :=
SPECIAL := -O0 --coverage
else ifeq ($(VARIANT),fuzz)
HARDEN  :=
CC      := clang
SPECIAL := -O1 -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
else
$(error VARIANT is one of release, sanitize, coverage, fuzz)
endif

# ---- flags; GLPK has no .pc file ----

PACKAGES  := yaml-0.1 libical jansson libutf8proc libmd xlsxwriter zlib
WARNINGS  := -Wall -Wextra -Wpedantic -Wconversion -Wshadow
INCLUDES  := -I. $(shell pkg-config --cflags $(PACKAGES) 2>/dev/null)
LIBRARIES := $(shell pkg-config --libs $(PACKAGES) 2>/dev/null) -lglpk -lm
CHECK     := $(shell pkg-config --libs check 2>/dev/null)
COMPILE    = $(CC) -std=c11 -D_GNU_SOURCE $(WARNINGS) $(INCLUDES) -ffile-prefix-map=$(CURDIR)=. $(CPPFLAGS) $(CFLAGS) $(HARDEN) $(SPECIAL)
LINK       = $(CC) $(CFLAGS) $(SPECIAL) -Wl,-z,relro,-z,now $(LDFLAGS)

# Short lines; `make V=1` shows the whole commands.
Q := $(if $(V),,@)

# ---- sources are what stands in the rooms ----

ROOMS   := model model/base model/rules inputs solver solver/rules report cli
SOURCES := $(sort $(wildcard $(ROOMS:=/*.c)))
UNIT    := $(sort $(wildcard tests/unit/*.c))
PROPS   := $(sort $(wildcard tests/props/*.c))
FUZZ    := $(sort $(wildcard tests/fuzz/fuzz_*.c))

LIBRARY_OBJECTS := $(patsubst %.c,$(BUILD)/obj/%.o,$(filter-out cli/main.c,$(SOURCES)))
UNIT_OBJECTS    := $(UNIT:%.c=$(BUILD)/obj/%.o)
PROPS_OBJECTS   := $(PROPS:%.c=$(BUILD)/obj/%.o)
MAKER_OBJECTS   := $(patsubst %.c,$(BUILD)/obj/%.o,$(wildcard tests/unit/plan_maker*.c))
FUZZERS         := $(FUZZ:tests/fuzz/fuzz_%.c=$(BUILD)/fuzz-%)
FUZZ_OBJECTS    := $(BUILD)/obj/tests/fuzz/harness.o $(BUILD)/obj/tests/unit/folder_maker.o

.PHONY: help all programs test test-pages test-cluster sanitize valgrind fuzz coverage lint layers format bench growth demo man install uninstall deb test-deb clean FORCE
.DEFAULT_GOAL := all
.DELETE_ON_ERROR:
.SECONDARY:
.SUFFIXES:

help:
	@echo 'make            build build/vaktplan (says which packages are missing, installs none)'
	@echo 'make demo       install what is missing, build, solve examples/indre-namdal into out/indre-namdal'
	@echo 'make test       install what is missing, build, run every test; the last line counts them'
	@echo 'make test-pages what it writes as others show it: in a browser (chromium, a few modules of npm) and in LibreOffice'
	@echo 'make test-cluster  a sweep through a Slurm of this machine alone, which the test starts and stops, and through GNU parallel (root)'
	@echo 'make sanitize   the tests under AddressSanitizer and UndefinedBehaviorSanitizer'
	@echo 'make valgrind   the unit tests under valgrind'
	@echo 'make fuzz       throw mutated files at the readers, FUZZ_SECONDS=60 each'
	@echo 'make coverage   lines of model/ and inputs/ that the tests reach; fails below 90 %'
	@echo 'make lint       clang-format, warnings as errors, clang-tidy, cppcheck, shellcheck'
	@echo 'make layers     includes run one way, and every header compiles alone'
	@echo 'make format     clang-format every file in place'
	@echo 'make bench      ours beside glpsol and cbc on the same exported program, then a row for each input, ours alone (hours)'
	@echo 'make growth     how time and memory grow with the service, into out/growth'
	@echo 'make man        the manual pages, into build/man'
	@echo 'make install    into PREFIX=/usr/local (DESTDIR is honoured): program, profiles, manual, completions, documents, examples'
	@echo 'make uninstall  takes them away again'
	@echo 'make deb        a Debian package, build/deb/vaktplan_VERSION_ARCH.deb'
	@echo 'make test-deb   builds the package and tries it in a Debian made for that (root, and Debian from the network)'
	@echo 'make clean      remove build/ and out/'

# ---- building ----

all:
	@tools/setup.sh --check build
	@$(MAKE) --no-print-directory $(BUILD)/vaktplan

programs: $(BUILD)/vaktplan $(BUILD)/tests-unit $(if $(PROPS),$(BUILD)/tests-props)

$(BUILD)/flags: FORCE
	@mkdir -p $(@D)
	@echo '$(COMPILE) | $(LINK) $(LIBRARIES) $(CHECK)' | cmp -s - $@ || echo '$(COMPILE) | $(LINK) $(LIBRARIES) $(CHECK)' >$@

$(BUILD)/obj/%.o: %.c $(BUILD)/flags
	@mkdir -p $(@D)
	@echo 'cc $<'
	$(Q)$(COMPILE) -MMD -MP -c -o $@ $<

# Remade as a whole (q: rest.o of model/rules and rest.o of solver/rules both go in); the list makes a source that has gone a reason to do so.
$(BUILD)/objects: FORCE
	@mkdir -p $(@D)
	@echo '$(LIBRARY_OBJECTS) $(UNIT_OBJECTS) $(PROPS_OBJECTS)' | cmp -s - $@ || echo '$(LIBRARY_OBJECTS) $(UNIT_OBJECTS) $(PROPS_OBJECTS)' >$@

$(BUILD)/libvaktplan.a: $(LIBRARY_OBJECTS) $(BUILD)/objects
	@rm -f $@
	$(Q)$(AR) qcsD $@ $(LIBRARY_OBJECTS)

$(BUILD)/vaktplan: $(BUILD)/obj/cli/main.o $(BUILD)/libvaktplan.a
	@echo 'link $@'
	$(Q)$(LINK) -o $@ $^ $(LIBRARIES)

$(BUILD)/tests-unit: $(UNIT_OBJECTS) $(BUILD)/libvaktplan.a
	@echo 'link $@'
	$(Q)$(LINK) -o $@ $^ $(CHECK) $(LIBRARIES)

$(BUILD)/tests-props: $(PROPS_OBJECTS) $(MAKER_OBJECTS) $(BUILD)/libvaktplan.a
	@echo 'link $@'
	$(Q)$(LINK) -o $@ $^ $(CHECK) $(LIBRARIES)

$(BUILD)/fuzz-%: $(BUILD)/obj/tests/fuzz/fuzz_%.o $(FUZZ_OBJECTS) $(BUILD)/libvaktplan.a
	@echo 'link $@'
	$(Q)$(LINK) -fsanitize=fuzzer -o $@ $^ $(LIBRARIES)

-include $(wildcard $(ROOMS:%=$(BUILD)/obj/%/*.d) $(BUILD)/obj/tests/*/*.d)

# ---- using and judging; each sets up what it needs, then calls make again so that new packages are seen ----

demo:
	@tools/setup.sh demo
	@$(MAKE) --no-print-directory build/vaktplan
	build/vaktplan solve examples/indre-namdal/plan.yaml -o out/indre-namdal

test:
	@tools/setup.sh test
	@$(MAKE) --no-print-directory programs
	@tools/test.sh $(BUILD)

test-pages:
	@tools/setup.sh pages
	@$(MAKE) --no-print-directory $(BUILD)/vaktplan
	@tools/pages.sh $(BUILD)

test-cluster:
	@tools/setup.sh cluster
	@$(MAKE) --no-print-directory $(BUILD)/vaktplan
	@tools/cluster.sh $(BUILD)

sanitize:
	@tools/setup.sh test
	@$(MAKE) --no-print-directory VARIANT=sanitize programs
	@tools/test.sh build/sanitize

valgrind:
	@tools/setup.sh valgrind
	@$(MAKE) --no-print-directory $(BUILD)/tests-unit
	@tools/valgrind.sh $(BUILD)

fuzz:
	@tools/setup.sh fuzz
	@$(MAKE) --no-print-directory VARIANT=fuzz fuzzers
	@tools/fuzz.sh build/fuzz

fuzzers: $(FUZZERS)
.PHONY: fuzzers

coverage:
	@tools/setup.sh coverage
	@find build/coverage -name '*.gcda' -delete 2>/dev/null || true
	@$(MAKE) --no-print-directory VARIANT=coverage programs
	@tools/coverage.sh build/coverage

lint:
	@tools/setup.sh lint
	@tools/lint.sh

layers:
	@tools/setup.sh --check build
	@tools/layers.sh

format:
	@tools/setup.sh format
	clang-format -i $(SOURCES) $(UNIT) $(PROPS) $(wildcard tests/fuzz/*.c $(ROOMS:=/*.h) tests/*/*.h)

bench:
	@tools/setup.sh bench
	@$(MAKE) --no-print-directory build/vaktplan
	@bench/run.sh
	@bench/table.sh

growth:
	@tools/setup.sh demo
	@$(MAKE) --no-print-directory build/vaktplan
	@bench/growth.sh out/growth/growth.png

# ---- installing ----

man: all
	@$(MAKE) --no-print-directory $(BUILD)/man/made

# Pages of commands that have gone do not stay.
$(BUILD)/man/made: $(BUILD)/vaktplan tools/man.sh tools/man.awk debian/changelog $(wildcard docs/man/*.txt)
	@rm -rf $(@D)
	@tools/man.sh $< $(@D)
	@touch $@

export DESTDIR PREFIX ZSH_FOLDER

install: man
	@tools/install.sh install $(BUILD)

uninstall:
	@tools/install.sh uninstall $(BUILD)

deb:
	@tools/setup.sh deb
	@tools/deb.sh

test-deb:
	@tools/setup.sh test-deb
	@tools/test-deb.sh

clean:
	rm -rf build out

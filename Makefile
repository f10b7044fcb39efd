# baogao: build, test and install. `make help` lists what there is.
#
# Everything made goes to $(BUILD); another BUILD is another build beside it (that is how `make asan` and `make clang`
# work). `make V=1` shows the commands. Tests are found by their place: tests/unit/*_test.c is one
# program each, tests/*/*.t one TAP script each.

BUILD      ?= build
ifeq ($(origin CC),default)
CC          = gcc
endif
CFLAGS     ?= -O3 -g
PREFIX     ?= /usr/local
LIBDIR     ?= $(PREFIX)/lib
JOBS       ?= 2
Q           = $(if $(V),,@)

VERSION    := $(shell sed -n 's/^.define BG_VERSION *"\(.*\)"/\1/p' convert/baogao.h)
SONAME      = libbaogao.so.$(firstword $(subst ., ,$(VERSION)))
PACKAGES    = libxml-2.0 libxslt libexslt libutf8proc uchardet libcrypto nettle jansson sqlite3 libzip zlib
LIBRARIES  := $(shell pkg-config --libs $(PACKAGES) 2>/dev/null) -lcsv -lpthread -lm
WARNINGS    = -std=c17 -Wall -Wextra -Wpedantic -Werror
CPPFLAGS   := -D_GNU_SOURCE $(shell pkg-config --cflags $(PACKAGES) 2>/dev/null) -Iconvert -I$(BUILD) $(CPPFLAGS)
ifneq ($(SANITIZE),)
SANITIZERS := -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
endif
COMPILE     = $(CC) $(WARNINGS) $(CPPFLAGS) $(CFLAGS) $(SANITIZERS) -fPIC -fvisibility=hidden -MMD -MP -c
LINK        = $(CC) $(CFLAGS) $(SANITIZERS) $(LDFLAGS) -Wl,--as-needed

# Libraries that the program loads when it first calls them (convert/commands/late.c). Its stubs are for this processor.
LATE       := xml2 xslt exslt sqlite3 zip uchardet crypto jansson z csv utf8proc m.so.6
ifneq ($(SANITIZE)$(filter-out x86_64-%,$(shell $(CC) -dumpmachine)),)
LATE       :=
endif

# What there is. The program is main.c and commands/; all else is the library.
PROGRAM_SOURCES := $(wildcard convert/main.c convert/commands/*.c)
LEXICON_TOOL    := $(wildcard convert/lexicon/compile*.c)
LIBRARY_SOURCES := $(filter-out $(PROGRAM_SOURCES) $(LEXICON_TOOL),$(wildcard convert/*.c convert/*/*.c))
TABLES          := $(patsubst convert/lexicon/%.tsv,$(BUILD)/lexicon/%,$(filter-out %/weights.tsv,$(wildcard convert/lexicon/*.tsv)))
EMBEDDED        := $(sort $(wildcard xslt/*.xsl xslt/*.js xslt/*.svg)) $(wildcard convert/tree/*.rng convert/tree/*.xsd) $(BUILD)/tree/inside.xsd convert/archive/README.txt
MERGED          := $(BUILD)/lexicon/senses
DICTIONARY      := $(filter-out %/weights.tsv %/calibration.tsv,$(wildcard convert/lexicon/*.tsv))
UNIT_TESTS      := $(patsubst tests/unit/%_test.c,$(BUILD)/unit/%,$(wildcard tests/unit/*_test.c))
VALIDATORS      := $(wildcard tests/validators/*.t)
SCRIPT_TESTS    := $(filter-out $(VALIDATORS),$(wildcard tests/*/*.t))
FAULT_TOOLS     := $(BUILD)/faults/fail.so $(BUILD)/faults/library
ifneq ($(SANITIZE),)
# The sanitizers have a malloc() of their own, which ends the program itself.
SCRIPT_TESTS    := $(filter-out tests/faults/%,$(SCRIPT_TESTS))
FAULT_TOOLS     :=
endif

PROGRAM_OBJECTS := $(PROGRAM_SOURCES:%.c=$(BUILD)/%.o) $(BUILD)/dictionary.o
LIBRARY_OBJECTS := $(LIBRARY_SOURCES:%.c=$(BUILD)/%.o) $(TABLES:%=%.o) $(MERGED).o $(BUILD)/embedded.o
MANUALS         := $(BUILD)/baogao.1 $(BUILD)/baogao.3 $(BUILD)/baogao-tables.5 $(BUILD)/baogao-report.7 \
                   $(BUILD)/baogao-rules.7
CHINESE_MANUALS := $(BUILD)/zh_CN/baogao.1 $(BUILD)/zh_CN/baogao-tables.5
CATALOGUES      := $(patsubst convert/po/%.po,$(BUILD)/locale/%/LC_MESSAGES/baogao.mo,$(wildcard convert/po/*.po))
PRODUCTS        := $(MANUALS) $(CHINESE_MANUALS) $(CATALOGUES) $(BUILD)/baogao $(BUILD)/libbaogao.a $(BUILD)/$(SONAME)

## Compiling

all: baogao $(PRODUCTS) ## the program and the libraries

baogao: $(BUILD)/baogao
	@ln -sf $< $@

$(BUILD)/baogao: $(PROGRAM_OBJECTS) $(LIBRARY_OBJECTS)
	$(Q)echo '  LINK  $@' && $(LINK) -o $@ $^ $(LIBRARIES)

$(BUILD)/%.o: %.c
	@mkdir -p $(@D)
	$(Q)echo '  CC    $<' && $(COMPILE) -o $@ $<

$(BUILD)/%.o: $(BUILD)/%.c
	$(Q)echo '  CC    $<' && $(COMPILE) -o $@ $<

# One object whose inner names nobody outside can see or clash with.
$(BUILD)/libbaogao.a: $(LIBRARY_OBJECTS)
	$(Q)echo '  AR    $@' && $(LD) -r -o $(BUILD)/libbaogao.o $^
	$(Q)objcopy --localize-hidden $(BUILD)/libbaogao.o
	$(Q)rm -f $@
	$(Q)$(AR) rcs $@ $(BUILD)/libbaogao.o

$(BUILD)/$(SONAME): $(LIBRARY_OBJECTS)
	$(Q)echo '  LINK  $@' && $(LINK) -shared -Wl,-soname,$(SONAME) -o $@ $^ $(LIBRARIES)
	$(Q)ln -sf $(SONAME) $(BUILD)/libbaogao.so

# What is loaded late, once all that may call it is compiled.
$(BUILD)/late-calls.h: convert/commands/late.sh $(filter-out %/late.o,$(PROGRAM_OBJECTS)) $(LIBRARY_OBJECTS)
	$(Q)sh $< $(CC) "$(LATE)" $(filter %.o,$^) >$@.new && mv $@.new $@

$(BUILD)/convert/commands/late.o: $(BUILD)/late-calls.h

# The lexicon: each table becomes NAME.h and NAME.c, included as "lexicon/NAME.h". The tool runs here, so it is built
# for here.
$(BUILD)/lexicon/compile: $(LEXICON_TOOL) $(wildcard convert/lexicon/compile*.h)
	@mkdir -p $(@D)
	$(Q)$(CC) $(WARNINGS) -O2 -o $@ $(filter %.c,$^)

$(BUILD)/lexicon/%.h $(BUILD)/lexicon/%.c: convert/lexicon/%.tsv $(BUILD)/lexicon/compile
	$(Q)$(BUILD)/lexicon/compile $< $(@D)

# The words that sentences are cut into, with what these tables say of them: "lexicon/senses.h".
SENSES = words.tsv:class,cost outside.tsv:role verbs.tsv:kind predicates.tsv:kind indicators.tsv:kind
$(MERGED).h $(MERGED).c &: $(foreach table,$(SENSES),convert/lexicon/$(firstword $(subst :, ,$(table)))) $(BUILD)/lexicon/compile
	$(Q)$(BUILD)/lexicon/compile senses $(@D) $(SENSES:%=convert/lexicon/%)

# The weights of features (convert/stats/choice.c), by their numbers.
$(BUILD)/lexicon/weights.inc: convert/lexicon/weights.tsv
	@mkdir -p $(@D)
	$(Q)awk -F '\t' '$$2 ~ /^[0-9]+$$/ { print "WEIGHT(" $$2 ", " $$3 ", " $$4 ")" }' $< >$@.new && mv $@.new $@

# Who asks for which word, which check --word tells. It stays as it was where nothing else came out.
USERS = $(wildcard $(foreach room,parse stats read tree lexicon,convert/$(room)/*.[ch]))
$(BUILD)/lexicon/users.tsv: convert/lexicon/users.sh $(USERS)
	@mkdir -p $(@D)
	$(Q)sh $< $(USERS) >$@.new && { cmp -s $@.new $@ || mv $@.new $@; }

# The tables of words as they are written, and who asks: in the program alone.
$(BUILD)/dictionary.c: convert/support/embed.sh $(DICTIONARY) $(BUILD)/lexicon/users.tsv
	$(Q)sh convert/support/embed.sh embedded_tables $(DICTIONARY) $(BUILD)/lexicon/users.tsv >$@.new && mv $@.new $@

# What the program validates by: report.xsd in one piece, for only files can be imported; schema.c looks at xml:lang.
$(BUILD)/tree/inside.xsd: convert/tree/report.xsd
	@mkdir -p $(@D)
	$(Q)sed -e '/<xs:import /d' -e 's,<xs:attribute ref="xml:lang".*,<xs:anyAttribute namespace="http://www.w3.org/XML/1998/namespace" processContents="skip"/>,' $< >$@.new
	$(Q)grep -q anyAttribute $@.new && mv $@.new $@

# Schema and stylesheets: compiled in, found by name through support/embed.h.
$(BUILD)/embedded.c: convert/support/embed.sh $(EMBEDDED)
	@mkdir -p $(@D)
	$(Q)sh convert/support/embed.sh embedded_files $(EMBEDDED) >$@.new && mv $@.new $@

$(PROGRAM_OBJECTS) $(LIBRARY_OBJECTS): | $(TABLES:%=%.h) $(MERGED).h $(BUILD)/lexicon/weights.inc
.SECONDARY:
-include $(PROGRAM_OBJECTS:.o=.d) $(LIBRARY_OBJECTS:.o=.d) $(UNIT_TESTS:=.d) $(BUILD)/faults/library.d

# The manuals: the list of messages and all of baogao(3) come from the header.
$(BUILD)/baogao.1: convert/doc/baogao.1 convert/doc/manual.awk convert/baogao.h
	@mkdir -p $(@D)
	$(Q)awk -v want=messages -f convert/doc/manual.awk convert/baogao.h > $@.messages
	$(Q)sed -e '/^@MESSAGES@/{r $@.messages' -e 'd}' $< > $@

HAN_BREAKS = convert/doc/zh_CN/breaks.sed
$(BUILD)/zh_CN/baogao.1: convert/doc/zh_CN/baogao.1 convert/doc/manual.awk $(HAN_BREAKS) convert/baogao.h convert/po/zh_CN.po
	@mkdir -p $(@D)
	$(Q)awk -v want=messages -v catalogue=convert/po/zh_CN.po -f convert/doc/manual.awk convert/baogao.h > $@.messages
	$(Q)sed -e '/^@MESSAGES@/{r $@.messages' -e 'd}' $< | LC_ALL=C sed -f $(HAN_BREAKS) > $@

$(BUILD)/baogao.3: convert/baogao.h convert/doc/manual.awk
	@mkdir -p $(@D)
	$(Q)awk -v want=library -f convert/doc/manual.awk $< > $@

$(BUILD)/%.7: convert/doc/%.7
	@mkdir -p $(@D)
	$(Q)cp $< $@

# The data dictionary, from the tables as the program knows them.
DICTIONARY_OF_TABLES = $(BUILD)/baogao formats $$($(BUILD)/baogao formats | awk -F '\t' '$$1 == "table" { print $$2 }')
$(BUILD)/baogao-tables.5: $(BUILD)/baogao convert/doc/tables.awk
	$(Q)$(DICTIONARY_OF_TABLES) | awk -f convert/doc/tables.awk > $@.new && mv $@.new $@

$(BUILD)/zh_CN/baogao-tables.5: $(BUILD)/baogao convert/doc/zh_CN/tables.awk $(HAN_BREAKS)
	@mkdir -p $(@D)
	$(Q)$(DICTIONARY_OF_TABLES) | awk -f convert/doc/zh_CN/tables.awk | LC_ALL=C sed -f $(HAN_BREAKS) > $@.new && mv $@.new $@

# What the command line says in other languages. The texts stand in N_() or _(), or in a call of one of these functions,
# as the argument of that number.
TEXT_CALLS = N_ _ M:4 KNOWN:4 log_add:4 log_add:5 settings_wrong:2 identify:2 wrong:2 wrong:3 wrong_line:4 refuse:2 \
             refuse:3 fail:2 cannot:2 damaged:2
$(BUILD)/baogao.pot: $(PROGRAM_SOURCES) $(LIBRARY_SOURCES) convert/baogao.h
	$(Q)xgettext --from-code=UTF-8 --language=C --no-wrap --no-location -k $(TEXT_CALLS:%=-k%) -o $@ $^ 2>$@.log
	$(Q)sed -i '/^"POT-Creation-Date/d' $@

$(BUILD)/locale/%/LC_MESSAGES/baogao.mo: convert/po/%.po
	@mkdir -p $(@D)
	$(Q)msgfmt --check-format -o $@ $<

catalogue: $(BUILD)/baogao.pot ## brings the catalogues up to date with the texts in the sources
	for po in convert/po/*.po; do msgmerge --quiet --no-wrap --no-location --no-fuzzy-matching --backup=off --update $$po $<; done

## Testing

check: ## installs what is missing and runs all tests
	@sh tests/setup.sh --only check
	@$(MAKE) --no-print-directory -j$(JOBS) tests

tests: all $(BUILD)/baogao.pot $(UNIT_TESTS) $(BUILD)/properties/outputs $(FAULT_TOOLS)
	@BUILD=$(BUILD) JOBS=$(JOBS) perl tests/run.pl $(UNIT_TESTS) $(SCRIPT_TESTS)

unit: $(UNIT_TESTS) ## the unit tests alone
	@BUILD=$(BUILD) JOBS=$(JOBS) perl tests/run.pl $(UNIT_TESTS)

$(BUILD)/unit/%: tests/unit/%_test.c $(LIBRARY_OBJECTS)
	@mkdir -p $(@D)
	$(Q)echo '  TEST  $<' && $(filter-out -c,$(COMPILE)) $(LDFLAGS) -o $@ $< $(LIBRARY_OBJECTS) -lcmocka $(LIBRARIES)

# Refuses memory in place of the arena.
$(BUILD)/unit/memory: LDFLAGS += $(foreach name,alloc grow reserve copy format,-Wl,--wrap=arena_$(name))

validate: ## tries the outputs with validators and clients of others, after installing them
	@sh tests/setup.sh --only validators
	@$(MAKE) --no-print-directory -j$(JOBS) all
	@BUILD=$(BUILD) JOBS=$(JOBS) perl tests/run.pl $(VALIDATORS)

asan: ## all tests under the address and undefined-behaviour sanitizers
	@sh tests/setup.sh --only check
	@$(MAKE) --no-print-directory -j$(JOBS) BUILD=build/asan SANITIZE=1 CFLAGS='-O1 -g' tests

clang: ## all tests on a build by clang
	@sh tests/setup.sh --only check lint
	@$(MAKE) --no-print-directory -j$(JOBS) BUILD=build/clang CC=clang CXX=clang++ tests

valgrind: ## the samples under valgrind: no error, no leak
	@sh tests/setup.sh --only check lint
	@$(MAKE) --no-print-directory -j$(JOBS) all
	@JOBS=$(JOBS) sh tests/valgrind.sh $(BUILD)/baogao samples/*

tsan: ## the samples by four threads under ThreadSanitizer: none meet without a lock
	@sh tests/setup.sh --only check lint
	@$(MAKE) --no-print-directory -j$(JOBS) BUILD=build/tsan CC=clang CFLAGS='-O1 -g -fsanitize=thread' LDFLAGS=-fsanitize=thread build/tsan/baogao
	@sh tests/threads.sh build/tsan/baogao $(filter-out %/README.md,$(wildcard samples/*))

# The counters are mapped, so that a process that is killed, or ends by _exit(), counts, too.
COVERED = -O0 -g -Wno-error -fprofile-instr-generate -fcoverage-mapping -mllvm -runtime-counter-relocation
coverage: ## how many lines and branches of convert/ the tests reach, by clang
	@sh tests/setup.sh --only check lint
	@rm -rf build/coverage/profiles && mkdir -p build/coverage/profiles && chmod 1777 build/coverage/profiles
	-@LLVM_PROFILE_FILE=$(CURDIR)/build/coverage/profiles/%m%c.profraw $(MAKE) --no-print-directory -j$(JOBS) \
	  BUILD=build/coverage CC=clang CFLAGS='$(COVERED)' tests
	@sh tests/coverage.sh build/coverage

# So many seconds each: make fuzz TIME=3600; one alone: FUZZERS=readers. What is found lies in build/fuzz/.
#   report   any bytes keep the promises        readers  HTML, MHT, ODT and DOCX by their content
#   pages    PDF and OFD by the places of words  outputs  text and own XML to each format, no schema asked
#   given    side files and stylesheets             rows     tables of reports: CSV, JSON lines, XLSX
FUZZERS ?= report readers pages rows outputs given
FUZZ    ?= $(if $(TIME),-max_total_time=$(TIME),-runs=500 -seed=1)
fuzz: ## the fuzz targets, under the sanitizers, by clang's libFuzzer
	@sh tests/setup.sh --only build fuzz
	@$(MAKE) --no-print-directory -j$(JOBS) BUILD=build/fuzz CC=clang SANITIZE=1 CFLAGS='-O1 -g -fsanitize=fuzzer-no-link -DFUZZING_BUILD_MODE_UNSAFE_FOR_PRODUCTION' \
	  $(FUZZERS:%=build/fuzz/%_fuzz)
	@JOBS=$(JOBS) sh tests/fuzz/run.sh build/fuzz $(FUZZERS) -- $(FUZZ)

$(BUILD)/outputs_fuzz: tests/properties/readers.c tests/properties/texts.c
$(BUILD)/given_fuzz $(BUILD)/rows_fuzz: $(filter-out %/main.o,$(PROGRAM_OBJECTS))
$(BUILD)/%_fuzz: tests/fuzz/%_fuzz.c tests/fuzz/promises.h tests/fuzz/packed.h $(LIBRARY_OBJECTS)
	$(Q)$(filter-out -c,$(COMPILE)) -fsanitize=fuzzer -o $@ $(filter %.c %.o,$^) $(LIBRARIES)

# EFFECT='--rows 60' draws rows by lot; EFFECT='--only value,unit' looks at those columns.
REV ?= HEAD
effect: all ## what the program does otherwise than that of REV=… (HEAD), on samples and corpus
	@JOBS=$(JOBS) sh tests/effect.sh $(REV) $(BUILD)/baogao $(EFFECT)

# Longer: make properties N=1000000; another SEED is other texts. What fails is printed at its shortest.
N    ?= 20000
SEED ?= 1
properties: $(BUILD)/properties/outputs ## random texts in every format, each read by its format's own reader
	$< -n $(N) -s $(SEED) -j $(JOBS)

$(BUILD)/properties/outputs: $(wildcard tests/properties/*.[ch]) $(LIBRARY_OBJECTS)
	@mkdir -p $(@D)
	$(Q)echo '  TEST  $@' && $(filter-out -c,$(COMPILE)) $(LDFLAGS) -o $@ $(filter %.c %.o,$^) $(LIBRARIES)

# Every 199th allocation, every system call and signal: about half an hour. All allocations: FAULTS='--every 1'. The
# options are those of tests/faults/faults.pl; FAULTS='--sample 400' takes two minutes.
FAULTS ?=
faults: ## lets allocations and system calls fail, and kills, one a run; nothing may be lost, half or wrong
	@sh tests/setup.sh --only faults
	@$(MAKE) --no-print-directory -j$(JOBS) all $(FAULT_TOOLS)
	@BUILD=$(BUILD) JOBS=$(JOBS) perl tests/faults/faults.pl $(FAULTS)

$(BUILD)/faults/fail.so: tests/faults/fail.c
	@mkdir -p $(@D)
	$(Q)echo '  TEST  $<' && $(filter-out -c -MMD -MP,$(COMPILE)) -fvisibility=default -shared -o $@ $<

$(BUILD)/faults/library: tests/faults/library.c $(LIBRARY_OBJECTS)
	@mkdir -p $(@D)
	$(Q)echo '  TEST  $<' && $(filter-out -c,$(COMPILE)) $(LDFLAGS) -o $@ $< $(LIBRARY_OBJECTS) $(LIBRARIES)

# N=200 tries as many of each (0: all), SEED=2 others; MUTATION='--only stats/period' the operands of that file, and
# MUTATION='--corpus FOLDER' tells of each that no test notices whether the reports there come out otherwise.
mutation: ## takes out operands of && and ||, and rows of the lexicon, one a run: how many do the tests notice?
	@sh tests/setup.sh --only check
	@mkdir -p $(BUILD)/mutation
	python3 tests/mutation/mutation.py -n $(if $(filter file,$(origin N)),100,$(N)) -s $(SEED) -j $(JOBS) $(MUTATION) $(BUILD)/mutation

census: ## which operands and rows ever decide, in the tests and in the reports of CORPUS, and which change anything
	@mkdir -p $(BUILD)/mutation
	python3 tests/mutation/census.py -j $(JOBS) $(MUTATION) -o $(BUILD)/mutation/census.tsv $(BUILD)/mutation $(or $(CORPUS),samples)

## Making anew what is committed

golden: all ## makes the goldens anew, showing the difference before it writes
	@BUILD=$(BUILD) sh tests/golden/update.sh

schema: ## report.xsd, made anew from report.rng
	cd convert/tree && trang report.rng report.xsd

picture: all ## the picture in the README, by headless Chromium
	$(BUILD)/baogao convert -q samples/prefecture-page-jump.txt -o $(BUILD)/page.html
	sh tests/web/screenshot.sh $(BUILD)/page.html tests/web/page.png 1200 900

readme: all ## the READMEs' excerpts, made anew by running the program
	for readme in README.md convert/doc/README.zh.md convert/doc/vocabulary.md; do \
	  perl tests/readme/excerpts.pl $(BUILD)/baogao $$readme >$(BUILD)/readme && cp $(BUILD)/readme $$readme || exit 1; done

# What the weights are fitted on lies beside the project; without it they stay as they are.
train: all $(BUILD)/train/candidates $(BUILD)/train/fit ## fits the weights of indicators' candidates anew to reports annotated by hand
	@BUILD=$(BUILD) sh tests/train/train.sh

# make train-blocks GOLD=annotations REPORTS=texts
train-blocks: $(BUILD)/train/blocks ## learns the weights of paragraphs' names from reports annotated by hand
	python3 tests/train/blocks.py $(BUILD)/train/blocks $(GOLD) $(REPORTS) convert/lexicon/blocks.tsv

# make train-titles GOLD=annotations REPORTS=texts
# FOLDS=N leaves out N parts of the reports in turn, to judge by, instead of each report by itself.
train-titles: $(BUILD)/train/titles ## learns the weights of titles inside paragraphs from reports annotated by hand
	$< --folds $(or $(FOLDS),0) --rows tests/train/titles.tsv $(GOLD) convert/lexicon/titles.tsv \
	  $(foreach name,$(sort $(basename $(basename $(notdir $(wildcard $(GOLD)/*.outline.tsv)))) \
	    $(shell tail -n +2 tests/train/titles.tsv | cut -f 1 | uniq)),$(firstword $(wildcard $(REPORTS)/$(name).*))) \
	  $(wildcard tests/train/outlines/*.txt tests/train/outlines/*.md) >$(BUILD)/train/titles.tsv
	cp $(BUILD)/train/titles.tsv convert/lexicon/

$(BUILD)/train/titles: tests/train/titles.c $(LIBRARY_OBJECTS)
	@mkdir -p $(@D)
	$(Q)echo '  TOOL  $<' && $(filter-out -c,$(COMPILE)) $(LDFLAGS) -o $@ $< $(LIBRARY_OBJECTS) $(LIBRARIES) -lm

$(BUILD)/train/blocks: tests/train/blocks.c $(LIBRARY_OBJECTS)
	@mkdir -p $(@D)
	$(Q)echo '  TOOL  $<' && $(filter-out -c,$(COMPILE)) $(LDFLAGS) -o $@ $< $(LIBRARY_OBJECTS) $(LIBRARIES)

$(BUILD)/train/candidates: tests/train/candidates.c $(LIBRARY_OBJECTS)
	@mkdir -p $(@D)
	$(Q)echo '  TOOL  $<' && $(filter-out -c,$(COMPILE)) $(LDFLAGS) -o $@ $< $(LIBRARY_OBJECTS) $(LIBRARIES)

$(BUILD)/train/fit: tests/train/fit.c
	@mkdir -p $(@D)
	$(Q)echo '  TOOL  $<' && $(CC) $(WARNINGS) -D_GNU_SOURCE -O2 -o $@ $< -lm

## Measuring

bench: all ## speed and memory beside cmark, over real reports where there are any, and at ten times the size
	@sh tests/setup.sh --only bench
	@BUILD=$(BUILD) sh tests/bench/bench.sh
	@BUILD=$(BUILD) python3 tests/bench/corpus.py
	@BUILD=$(BUILD) python3 tests/bench/scaling.py --shape headings --shape 'prose lines' --shape items --shape table \
	  --way xml --way csv:statistics --way html --way tei --way check --way 'xml from xml'

scaling: all ## how time and memory grow with size: every shape of text by every way, over an hour
	@BUILD=$(BUILD) python3 tests/bench/scaling.py

## Keeping it in order

C_FILES = $(wildcard convert/*.[ch] convert/*/*.[ch] tests/*/*.[ch])

format: ## lays out all C as .clang-format says
	clang-format -i $(C_FILES)

lint: ## layout, complexity, cppcheck, clang-tidy, shellcheck: all clean
	@sh tests/setup.sh --only check lint
	@$(MAKE) --no-print-directory -j$(JOBS) all lint-format lint-top lint-complexity lint-cppcheck lint-tidy lint-shell

# Whatever else stands at the top has been left there by a trial.
TOP = convert xslt samples tests debian Makefile README.md LICENSE
lint-top:
	@left=$$(git ls-files | cut -d/ -f1 | sort -u | grep -vxF $(foreach name,$(TOP),-e $(name)) | grep -v '^\.'); \
	test -z "$$left" || { echo "at the top, but no part of the project: $$left"; exit 1; }

lint-format:
	clang-format --dry-run -Werror $(C_FILES)

# It looks into the objects, too, for files that call each other.
lint-complexity: $(LIBRARY_OBJECTS)
	python3 tests/lint/complexity.py $(BUILD)

lint-cppcheck:
	cppcheck -j $(JOBS) --quiet --std=c11 --error-exitcode=1 --inline-suppr --enable=warning,performance,portability \
	  -D_GNU_SOURCE -Iconvert -I$(BUILD) --suppress=missingIncludeSystem convert

TIDIED = $(patsubst %,$(BUILD)/tidy/%.ok,$(LIBRARY_SOURCES) $(PROGRAM_SOURCES) $(LEXICON_TOOL))
lint-tidy: $(TIDIED)

# It passes over a configuration that it cannot read, and then looks for nothing.
$(BUILD)/tidy/config.ok: .clang-tidy
	@mkdir -p $(@D)
	! clang-tidy --dump-config 2>&1 >/dev/null | grep .
	@touch $@

$(BUILD)/tidy/%.ok: % $(BUILD)/tidy/config.ok | $(BUILD)/baogao
	@mkdir -p $(@D)
	clang-tidy --quiet $< -- -std=c17 $(CPPFLAGS) 2>/dev/null
	@touch $@

lint-shell: $(MANUALS)
	mandoc -T lint -W warning $(BUILD)/baogao.1 $(BUILD)/baogao-tables.5 $(BUILD)/baogao-report.7 $(BUILD)/baogao-rules.7 $(CHINESE_MANUALS)
	shellcheck -x -S error tests/*.sh tests/*/*.sh $$(grep -l '^#!/bin/sh' tests/*/*.t) convert/support/embed.sh convert/lexicon/users.sh

## Using

demo: ## installs what is missing, builds, and converts the samples
	@sh tests/setup.sh --only build
	@$(MAKE) --no-print-directory -j$(JOBS) all
	@sh tests/demo.sh $(BUILD)/baogao $(BUILD)/demo

D = $(DESTDIR)$(PREFIX)
L = $(DESTDIR)$(LIBDIR)

DOCUMENTS = $(addprefix convert/doc/,CHANGES.md README.zh.md vocabulary.md)
SCHEMAS = $(addprefix convert/tree/,report.rng report.xsd xml.xsd)

install: all ## into $(DESTDIR)$(PREFIX): program, libraries, header, manuals, completion
	install -d $(D)/bin $(D)/include $(L)/pkgconfig $(D)/share/baogao
	install -m 755 $(BUILD)/baogao $(D)/bin/baogao
	install -m 644 convert/baogao.h $(D)/include/baogao.h
	install -m 644 $(BUILD)/libbaogao.a $(L)/libbaogao.a
	install -m 755 $(BUILD)/$(SONAME) $(L)/libbaogao.so.$(VERSION)
	ln -sf libbaogao.so.$(VERSION) $(L)/$(SONAME)
	ln -sf $(SONAME) $(L)/libbaogao.so
	install -d $(D)/share/man/man1 $(D)/share/man/man3 $(D)/share/man/man5 $(D)/share/man/man7 $(D)/share/bash-completion/completions $(D)/share/zsh/site-functions
	install -m 644 $(BUILD)/baogao.1 $(D)/share/man/man1/baogao.1
	install -m 644 $(BUILD)/baogao.3 $(D)/share/man/man3/baogao.3
	install -m 644 $(BUILD)/baogao-tables.5 $(D)/share/man/man5/baogao-tables.5
	install -m 644 $(BUILD)/baogao-report.7 $(BUILD)/baogao-rules.7 $(D)/share/man/man7
	install -D -m 644 $(BUILD)/zh_CN/baogao.1 $(D)/share/man/zh_CN/man1/baogao.1
	install -D -m 644 $(BUILD)/zh_CN/baogao-tables.5 $(D)/share/man/zh_CN/man5/baogao-tables.5
	install -m 644 convert/completion.bash $(D)/share/bash-completion/completions/baogao
	install -m 644 convert/completion.zsh $(D)/share/zsh/site-functions/_baogao
	printf '%s\n' 'prefix=$(PREFIX)' 'libdir=$(LIBDIR)' 'includedir=$${prefix}/include' '' 'Name: baogao' \
	  'Description: Chinese government work reports as structured data' 'Version: $(VERSION)' \
	  'Requires.private: $(PACKAGES)' 'Libs: -L$${libdir} -lbaogao' 'Libs.private: -lcsv -lpthread -lm' \
	  'Cflags: -I$${includedir}' > $(L)/pkgconfig/baogao.pc
	chmod 644 $(L)/pkgconfig/baogao.pc
	install -m 644 $(SCHEMAS) $(D)/share/baogao
	for catalogue in $(CATALOGUES:$(BUILD)/%=%); do install -D -m 644 $(BUILD)/$$catalogue $(D)/share/$$catalogue; done
	install -d $(D)/share/doc/baogao
	install -m 644 $(DOCUMENTS) $(D)/share/doc/baogao
	@[ -n '$(DESTDIR)' ] || printf '%s\n' '' 'Programs that use the library find it when root has run, once:' '    ldconfig' \
	  'or, where $(LIBDIR) is none of the folders that ldconfig looks through, with:' '    export LD_LIBRARY_PATH=$(LIBDIR)'

uninstall: ## takes away what `make install` put there
	rm -f $(D)/bin/baogao $(D)/include/baogao.h $(L)/libbaogao.a $(L)/$(SONAME) $(L)/libbaogao.so.$(VERSION) \
	  $(L)/libbaogao.so $(addprefix $(D)/share/doc/baogao/,$(notdir $(DOCUMENTS))) \
	  $(L)/pkgconfig/baogao.pc $(addprefix $(D)/share/baogao/,$(notdir $(SCHEMAS))) \
	  $(D)/share/man/man1/baogao.1 $(D)/share/man/man3/baogao.3 $(D)/share/man/man5/baogao-tables.5 \
	  $(D)/share/man/man7/baogao-report.7 $(D)/share/man/man7/baogao-rules.7 \
	  $(D)/share/man/zh_CN/man1/baogao.1 $(D)/share/man/zh_CN/man5/baogao-tables.5 \
	  $(CATALOGUES:$(BUILD)/%=$(D)/share/%) $(D)/share/bash-completion/completions/baogao $(D)/share/zsh/site-functions/_baogao
	rmdir $(D)/share/baogao $(D)/share/doc/baogao 2>/dev/null || true

clean: ## removes what was built
	rm -rf build baogao

help: ## this list
	@awk -F ':.*## ' '/^## / { heading = (n++ ? "\n" : "") substr($$0, 4) "\n" } \
	  /^[a-z-]+:.*## / { printf "%s  %-14s %s\n", heading, $$1, $$2; heading = "" }' $(firstword $(MAKEFILE_LIST))

.PHONY: all coverage picture check validate tests effect schema unit asan clang valgrind tsan fuzz faults golden properties readme train train-blocks train-titles bench scaling format lint lint-format lint-top lint-complexity mutation census lint-cppcheck lint-tidy lint-shell \
  demo install uninstall clean help

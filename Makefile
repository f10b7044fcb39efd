# baogao: build, test and install. `make help` lists what there is.
PACKAGES = libxml-2.0 libxslt libexslt libutf8proc uchardet libcrypto jansson
CC      ?= gcc
CFLAGS  ?= -O2 -g
WARNINGS = -std=c17 -Wall -Wextra -Wpedantic -Werror
CPPFLAGS += -D_GNU_SOURCE $(shell pkg-config --cflags $(PACKAGES)) -Iconvert -Ibuild
LDLIBS   += $(shell pkg-config --libs $(PACKAGES)) -lcsv -lpthread
SOURCES = $(wildcard convert/*.c convert/commands/*.c convert/read/*.c convert/parse/*.c convert/stats/*.c convert/tree/*.c convert/write/*.c convert/support/*.c) \
          $(filter-out convert/lexicon/compile%.c,$(wildcard convert/lexicon/*.c))
TABLES  = $(patsubst convert/lexicon/%.tsv,build/lexicon/%,$(wildcard convert/lexicon/*.tsv))
OBJECTS = $(SOURCES:%.c=build/%.o) $(TABLES:%=%.o) build/embedded.o
EMBEDDED = $(sort $(wildcard xslt/*.xsl)) $(wildcard convert/tree/*.rng)
HOSTCC  ?= $(CC)

all: baogao ## the program

baogao: $(OBJECTS)
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LDLIBS)

build/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(WARNINGS) $(CPPFLAGS) $(CFLAGS) -fPIC -fvisibility=hidden -MMD -MP -c -o $@ $<

# The lexicon: each table becomes build/lexicon/NAME.h and NAME.c, included as "lexicon/NAME.h".
build/lexicon/compile: $(wildcard convert/lexicon/compile*.[ch])
	@mkdir -p $(@D)
	$(HOSTCC) $(WARNINGS) -O2 -o $@ $(filter %.c,$^)

build/lexicon/%.h build/lexicon/%.c: convert/lexicon/%.tsv build/lexicon/compile
	build/lexicon/compile $< $(@D)

build/lexicon/%.o: build/lexicon/%.c
	$(CC) $(WARNINGS) $(CPPFLAGS) $(CFLAGS) -fPIC -fvisibility=hidden -MMD -MP -c -o $@ $<

# Stylesheets and schema, compiled in: convert/support/embed.h.
build/embedded.c: convert/support/embed.sh $(EMBEDDED)
	@mkdir -p $(@D)
	sh $^ >$@.new
	mv $@.new $@

build/embedded.o: build/embedded.c
	$(CC) $(WARNINGS) $(CPPFLAGS) $(CFLAGS) -fPIC -fvisibility=hidden -MMD -MP -c -o $@ $<

$(OBJECTS): | $(TABLES:%=%.h)
.SECONDARY: $(TABLES:%=%.c)

-include $(OBJECTS:.o=.d)

clean: ## removes what was built
	rm -rf build baogao

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST)

.PHONY: all clean help

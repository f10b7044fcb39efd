# baogao: build, test and install. `make help` lists what there is.
PACKAGES = libxml-2.0 libxslt libexslt libutf8proc uchardet libcrypto jansson
CC      ?= gcc
CFLAGS  ?= -O2 -g
WARNINGS = -std=c17 -Wall -Wextra -Wpedantic -Werror
CPPFLAGS += -D_GNU_SOURCE $(shell pkg-config --cflags $(PACKAGES)) -Ibuild
LDLIBS   += $(shell pkg-config --libs $(PACKAGES)) -lcsv -lpthread
SOURCES = $(wildcard convert/*.c convert/commands/*.c convert/read/*.c convert/parse/*.c convert/stats/*.c convert/tree/*.c convert/write/*.c convert/support/*.c)
OBJECTS = $(SOURCES:%.c=build/%.o)

all: baogao ## the program

baogao: $(OBJECTS)
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LDLIBS)

build/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(WARNINGS) $(CPPFLAGS) $(CFLAGS) -fPIC -fvisibility=hidden -MMD -c -o $@ $<

-include $(OBJECTS:.o=.d)

clean: ## removes what was built
	rm -rf build baogao

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST)

.PHONY: all clean help

#!/bin/sh
# Libraries are loaded when they are first called.
. "$(dirname "$0")/../tap.sh"

loads() { # COMMAND: the libraries that it loads go to $work/loaded
  LD_DEBUG=files "$@" 2>&1 >/dev/null | sed -n 's/.*calling init: .*\/\(lib[a-z0-9]*\)\..*/\1/p' >"$work/loaded"
}
lacks() {
  ! grep -qx -e libxml2 -e libxslt -e libsqlite3 -e libzip -e libuchardet -e libcrypto -e libjansson -e libz -e libcsv \
    -e libutf8proc -e libm "$work/loaded"
}

if ldd "$baogao" | grep -q libxml2; then # under a sanitizer, and where there are no stubs
  loads "$baogao" --version
  holds 'linked as usual, they are there from the start' grep -qx libxml2 "$work/loaded"
  done_testing
  exit
fi

loads "$baogao" --version
holds 'the version is told without them' lacks
loads "$baogao" convert -q "$samples/county-old-style.txt"
holds 'text becomes XML without them' lacks
holds 'with those that are always there' grep -qx libnettle "$work/loaded"
loads "$baogao" convert -q -t html "$samples/county-old-style.txt"
holds 'a page needs libxml2' grep -qx libxml2 "$work/loaded"
holds 'but no database' sh -c '! grep -qx libsqlite3 "$1"' - "$work/loaded"
loads "$baogao" convert -q -o "$work/a.db" "$samples/county-old-style.txt"
holds 'a database does' grep -qx libsqlite3 "$work/loaded"

mkdir "$work/broken"
: >"$work/broken/libxml2.so.2"
: >"$work/broken/$(objdump -p "$(${CC:-cc} -print-file-name=libxml2.so)" | awk '$1 == "SONAME" { print $2 }')"
broken() { env LD_LIBRARY_PATH="$work/broken" "$@"; }
status 0 'a library that cannot be loaded does not matter where it is not called' broken "$baogao" convert -q "$samples/county-old-style.txt"
status 5 'where it is, the program ends as it does when memory is out' broken "$baogao" convert -q -o "$work/a.html" "$samples/county-old-style.txt"
holds 'it says which' grep -q 'error while loading shared libraries: .*libxml2' "$err"
holds 'and leaves nothing' sh -c '! ls -A "$1" | grep -q -e "a\.html" -e "^\.baogao"' - "$work"
done_testing

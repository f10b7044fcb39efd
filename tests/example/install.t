#!/bin/sh
# What is installed works: the program, the example with either library, the header in C++; and it can be taken away.
. "$(dirname "$0")/../tap.sh"
root=$work/root
flags=
case ${BUILD:-build} in *asan) flags='-fsanitize=address,undefined' ;; esac
install() { make --no-print-directory "$1" BUILD="${BUILD:-build}" DESTDIR="$root" PREFIX=/usr/local; }

status 0 'make install' install install
holds 'a package maker is told nothing of ldconfig' sh -c '! grep -q ldconfig "$1"' - "$out"
holds 'the library has its version behind its name' test -f "$root/usr/local/lib/libbaogao.so.1.0.0" -a -L "$root/usr/local/lib/libbaogao.so.1"
status 2 'the program speaks Chinese' env LANG=zh_CN.UTF-8 LC_ALL= "$root/usr/local/bin/baogao" convert
holds 'by the catalogue installed' grep -q '没有指定文件' "$err"
status 0 'the program runs' "$root/usr/local/bin/baogao" convert -q -t csv:targets "$samples/prefecture-page-jump.txt"
cp "$out" "$work/targets.csv"
export PKG_CONFIG_SYSROOT_DIR="$root" PKG_CONFIG_PATH="$root/usr/local/lib/pkgconfig"
# shellcheck disable=SC2046,SC2086 # lists of flags
{
  status 0 'the example links with the shared library' \
    cc $flags tests/example/targets.c -o "$work/shared" $(pkg-config --cflags --libs baogao)
  status 0 'and with the static one' \
    cc $flags tests/example/targets.c -o "$work/static" $(pkg-config --cflags baogao) "$root/usr/local/lib/libbaogao.a" \
    $(PKG_CONFIG_SYSROOT_DIR='' pkg-config --libs libxml-2.0 $(sed -n 's/^Requires.private: //p' "$root/usr/local/lib/pkgconfig/baogao.pc")) \
    -lcsv -lpthread -lm
  printf '#include <baogao.h>\nint main() { bg_log *log = bg_log_new(); bg_log_free(log); return log ? 0 : 1; }\n' >"$work/c.cc"
  status 0 'the header is good C++' \
    g++ $flags -std=c++11 -Wall -Wextra -Wpedantic -Werror "$work/c.cc" -o "$work/cxx" $(pkg-config --cflags --libs baogao)
}
export LD_LIBRARY_PATH="$root/usr/local/lib"
for kind in shared static; do
  status 0 "the example runs ($kind)" "$work/$kind" "$samples/prefecture-page-jump.txt"
  holds 'and gives what the program gives' cmp "$out" "$work/targets.csv"
done
status 0 'C++ runs' "$work/cxx"
holds 'the shared library shows only bg_ names' sh -c \
  '! nm -D --defined-only "$1"/usr/local/lib/libbaogao.so | grep -v " bg_\|asan\|ubsan\| __bss_start\| _edata\| _end" | grep " [TDBRCV] "' - "$root"
holds 'so does the static one' sh -c \
  '! nm --defined-only "$1"/usr/local/lib/libbaogao.a | grep " [TDBRCV] " | grep -v " bg_\|asan\|ubsan"' - "$root"
status 0 'make uninstall' install uninstall
holds 'leaves no folder of its own' test ! -e "$root/usr/local/share/baogao" -a ! -e "$root/usr/local/share/doc/baogao"
holds 'and no file' sh -c 'test -z "$(find "$1" -type f -o -type l)"' - "$root"
status 0 'make install for oneself' make --no-print-directory install BUILD="${BUILD:-build}" DESTDIR= PREFIX="$work/own"
holds 'tells of ldconfig' grep -q '^    ldconfig$' "$out"
done_testing

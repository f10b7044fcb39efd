#!/bin/sh
# Installs (Debian, Ubuntu) the packages that a target of the Makefile needs, then makes it.
#
#   sh tests/setup.sh demo|check|…      on a bare machine, where even make is missing
#   sh tests/setup.sh --only GROUP…     only installs: build, check, validators, lint, fuzz, bench
set -eu

packages_of() {
  case $1 in
  build) echo "gcc libc6-dev binutils make pkg-config libxml2-dev libxslt1-dev libutf8proc-dev libuchardet-dev" \
    "libssl-dev libjansson-dev libcsv-dev zlib1g-dev libsqlite3-dev libzip-dev" ;;
  check) echo "$(packages_of build) g++ perl libcmocka-dev libxml2-utils xsltproc jing trang cmark strace" \
    "default-jre-headless libsaxonhe-java" ;;
  validators) echo "$(packages_of build) perl jing libxml2-utils xsltproc default-jre-headless libsaxonhe-java" \
    "sqlite3 postgresql python3-pandas libreoffice-calc-nogui raptor2-utils chromium" ;;
  lint) echo "clang clang-format clang-tidy cppcheck valgrind shellcheck mandoc" ;;
  fuzz) echo "clang libclang-rt-14-dev" ;;
  bench) echo "$(packages_of build) cmark" ;;
  *) echo "setup.sh: no group of packages is called $1" >&2 && exit 2 ;;
  esac
}

install_missing() {
  command -v dpkg-query >/dev/null || { echo "Not a Debian: please see to these packages: $*" && return; }
  missing=
  for package in "$@"; do
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing="$missing $package"
  done
  [ -n "$missing" ] || return 0
  echo "Installing what is missing:$missing"
  root=
  [ "$(id -u)" = 0 ] || root=sudo
  export DEBIAN_FRONTEND=noninteractive
  # shellcheck disable=SC2086 # the list is meant to split
  $root apt-get update -q && $root apt-get install -y -q --no-install-recommends $missing </dev/null
}

# The Nu HTML checker is not in Debian; without it the tests of pages are skipped (in CI that is a failure).
install_page_checker() {
  [ ! -f build/npm/node_modules/vnu-jar/build/dist/vnu.jar ] || return 0
  command -v npm >/dev/null || install_missing npm
  npm install --silent --no-save --ignore-scripts --prefix build/npm vnu-jar || echo "vnu-jar is not to be had" >&2
}

# The packages of npm that tests/validators names; without them its tests are skipped (in CI that is a failure).
install_validators() {
  to=build/npm/validators
  ! cmp -s tests/validators/package.json $to/installed || return 0
  command -v npm >/dev/null || install_missing npm
  rm -rf $to && mkdir -p $to && cp tests/validators/package.json $to
  npm install --silent --no-package-lock --ignore-scripts --prefix $to && cp $to/package.json $to/installed ||
    echo "the validators of npm are not to be had" >&2
}

if [ "${1:-}" = --only ]; then
  shift
  all=
  for group in "$@"; do all="$all $(packages_of "$group")"; done
  # shellcheck disable=SC2086
  install_missing $all
  case " $* " in *" check "* | *" validators "*) install_page_checker ;; esac
  case " $* " in *" validators "*) install_validators ;; esac
else
  # shellcheck disable=SC2046
  install_missing $(packages_of build)
  cd "$(dirname "$0")/.." && exec make "$@"
fi

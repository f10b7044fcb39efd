#!/bin/sh
# Installs (Debian, Ubuntu) the packages that a target of the Makefile needs, then makes it.
#
# All arguments are looked at before anything is done, all that is missing is told in one go, and who may not install
# packages is told what to ask for. The groups that a target needs are those that its recipe asks for, below.
set -eu

groups="build check validators lint fuzz faults bench"

packages_of() {
  case $1 in
  build) echo "gcc libc6-dev binutils make pkg-config libxml2-dev libxslt1-dev libutf8proc-dev libuchardet-dev" \
    "libssl-dev nettle-dev libjansson-dev libcsv-dev zlib1g-dev libsqlite3-dev libzip-dev gettext" ;;
  check) echo "$(packages_of build) g++ perl libcmocka-dev libxml2-utils xsltproc jing trang cmark strace poppler-utils" \
    "default-jre-headless libsaxonhe-java" ;;
  validators) echo "$(packages_of build) perl jing libxml2-utils xsltproc default-jre-headless libsaxonhe-java" \
    "sqlite3 postgresql python3-pandas r-base-core libreoffice-calc-nogui libreoffice-writer-nogui fonts-wqy-zenhei raptor2-utils chromium" \
    "$(npm_for "$page_checker") $(npm_for "$validators/installed")" ;;
  lint) echo "clang clang-format clang-tidy cppcheck valgrind shellcheck mandoc pmccabe python3" ;;
  fuzz) echo "clang libclang-rt-14-dev" ;;
  faults) echo "$(packages_of build) perl strace sqlite3" ;;
  bench) echo "$(packages_of build) cmark" ;;
  esac
}

# What comes from npm, for the validators alone, and npm itself where something of it is still to be fetched.
page_checker=build/npm/node_modules/vnu-jar/build/dist/vnu.jar
validators=build/npm/validators
npm_for() { # FILE
  [ -f "$1" ] || command -v npm >/dev/null || echo npm
}

targets() {
  sed -n 's/^\([a-z-]*\):.*## .*/\1/p' Makefile | tr '\n' ' '
}

# The groups that the recipe of a target names.
groups_of() { # TARGET
  awk -v target="$1:" '
    /^[^\t#]/ { inside = index($0, target) == 1 }
    inside && sub(/.*setup\.sh --only /, "") { print }' Makefile
}

help() {
  cat <<END
setup.sh installs (Debian, Ubuntu) the packages that something needs, after saying which, and makes it:

  sh tests/setup.sh TARGET…        $(targets | fold -s -w 70 | sed '2,$s/^/                                   /')
  sh tests/setup.sh --only GROUP…  only installs: $groups
  sh tests/setup.sh --help         this

To begin with: demo builds and converts the samples; check runs the tests.
END
}

wrong() {
  echo "setup.sh: $1; nothing was done. sh tests/setup.sh --help lists what there is." >&2
  exit 2
}

is_among() { # WORD WORDS
  case " $2 " in *" $1 "*) true ;; *) false ;; esac
}

missing_of() { # PACKAGE…
  for package in "$@"; do
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || echo "$package"
  done
}

must_ask() { # PACKAGES
  cat >&2 <<END
These packages are missing:$1
Only root can install them$2. Have this line run as root:

  apt-get update && apt-get install -y --no-install-recommends$1

and then run the same command again as yourself. Nothing was done.
END
  exit 1
}

install_missing() { # GROUP…
  wanted=
  for group in "$@"; do wanted="$wanted $(packages_of "$group")"; done
  # shellcheck disable=SC2086 # the list is meant to split
  wanted=$(printf '%s\n' $wanted | awk '!seen[$0]++')
  # shellcheck disable=SC2086
  command -v dpkg-query >/dev/null || { echo "Not a Debian: please see to these packages:" $wanted && return; }
  # shellcheck disable=SC2086
  missing=$(missing_of $wanted | sed 's/^/ /' | tr -d '\n')
  [ -n "$missing" ] || return 0
  root=
  if [ "$(id -u)" != 0 ]; then
    command -v sudo >/dev/null || must_ask "$missing" ", and there is no sudo here"
    root=sudo
  fi
  echo "Installing what is missing:$missing"
  export DEBIAN_FRONTEND=noninteractive
  # shellcheck disable=SC2086
  { $root apt-get update -q && $root apt-get install -y -q --no-install-recommends $missing </dev/null; } ||
    must_ask "$(missing_of $missing | sed 's/^/ /' | tr -d '\n')" ", and that has failed"
}

# The Nu HTML checker is not in Debian; without it a test of the validators is skipped (in CI that is a failure).
install_page_checker() {
  [ ! -f $page_checker ] || return 0
  npm install --silent --no-save --ignore-scripts --prefix build/npm vnu-jar ||
    echo "npm does not give vnu-jar; the test that needs it is skipped" >&2
}

# The packages of npm that tests/validators names; without them its tests are skipped (in CI that is a failure).
install_validators() {
  ! cmp -s tests/validators/package.json $validators/installed || return 0
  rm -rf $validators && mkdir -p $validators && cp tests/validators/package.json $validators
  npm install --silent --no-package-lock --ignore-scripts --prefix $validators &&
    cp $validators/package.json $validators/installed ||
    echo "npm does not give the validators; the tests that need them are skipped" >&2
}

cd "$(dirname "$0")/.."
case ${1:-} in
--help | -h) help && exit ;;
'') wrong "it needs a target" ;;
--only)
  [ $# -gt 1 ] || wrong "--only needs a group of packages"
  only=1 && shift
  ;;
*) only= ;;
esac

needed=
for word in "$@"; do
  case $word in
  [A-Z]*=*) [ -z "$only" ] || wrong "no group of packages is called $word" ;; # a variable for make
  *)
    if [ -n "$only" ]; then
      is_among "$word" "$groups" || wrong "no group of packages is called $word"
      needed="$needed $word"
    else
      is_among "$word" "$(targets)" || wrong "there is no target $word"
      needed="$needed build $(groups_of "$word")"
    fi
    ;;
  esac
done

[ -z "$only" ] || [ -z "${SETUP_DONE:-}" ] || exit 0 # a recipe asks for what this script has just seen to
# shellcheck disable=SC2086
install_missing $needed
if is_among validators "$needed"; then install_page_checker && install_validators; fi
export SETUP_DONE=1
[ -n "$only" ] || exec make "$@"

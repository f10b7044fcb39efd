#!/bin/sh
# sha512sum finds the bag whole.
. "$(dirname "$0")/lib.sh"
needs sha512sum

whole() { (cd "$1" && sha512sum --check --quiet --strict "$2"); }

check_bag() {
  holds 'sha512sum finds the payload of the bag whole' whole "$1/bag" manifest-sha512.txt
  holds 'and what describes it' whole "$1/bag" tagmanifest-sha512.txt
}
over_sets 'the bag' check_bag
done_testing

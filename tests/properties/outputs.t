#!/bin/sh
# A fixed share of the random texts: whatever a text is, each output can be read, and nothing of the text is lost.
. "$(dirname "$0")/../tap.sh"
holds 'random texts can be read back in every format' "${BUILD:-build}/properties/outputs" -n 6000 -s 1 -j "${JOBS:-2}"
done_testing

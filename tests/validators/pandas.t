#!/bin/sh
# pandas reads the CSV with its declared types, and what pandas holds is what the JSON lines say.
. "$(dirname "$0")/lib.sh"
python -c 'import pandas' 2>/dev/null || skip_all "pandas is not installed"
over_sets 'the CSV in pandas' python "$validators/frames.py"
done_testing

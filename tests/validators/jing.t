#!/bin/sh
# jing finds the native XML valid, the TEI and the Akoma Ntoso.
. "$(dirname "$0")/lib.sh"
needs jing

check_xml() {
  holds 'the native XML is valid' jing convert/tree/report.rng "$1"/xml/*.xml
  holds 'the published XML is valid' jing convert/tree/report.rng "$1"/package/reports/*/*/report.xml
  holds 'the TEI is valid' jing tests/schema/tei-subset.rng "$1"/tei/*.xml
  holds 'the Akoma Ntoso is valid' jing tests/schema/akn-subset.rng "$1"/akn/*.xml
}
over_sets 'XML' check_xml
done_testing

#!/bin/sh
# Makes traditional.tsv anew: sh convert/lexicon/make-traditional.sh > convert/lexicon/traditional.tsv
#
# Needs Debian's opencc and libopencc-data. Takes the first of the Simplified forms that OpenCC's TSCharacters and
# TWVariantsRev give a character (facts). Both forms must be three bytes long in UTF-8, so that a text keeps its places.
set -eu
export LC_ALL=C
data=/usr/share/opencc
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
opencc_dict -i $data/TSCharacters.ocd2 -o "$work/characters" -f ocd2 -t text
opencc_dict -i $data/TWVariantsRev.ocd2 -o "$work/variants" -f ocd2 -t text
version=$(dpkg-query -W -f '${Version}' libopencc-data)

cat <<END
# Characters of Traditional texts and their Simplified forms, by which a Traditional text is looked up in this lexicon.
# Made by make-traditional.sh from the tables of OpenCC (libopencc-data $version, Apache-2.0); corrections belong there.
#
# traditional, simplified: one character each, three bytes long in UTF-8
# stays-behind: characters behind which it is written so in Simplified texts, too: 顯著, but 著力 is 着力
traditional:key	simplified:text	stays-behind:text?
END
awk '
  FILENAME == ARGV[1] { simplified[$1] = $2; next }
  length($1) == 3 { simplified[$1] = $2 in simplified ? simplified[$2] : $2 }
  END {
    simplified["著"] = "着"
    stays["著"] = "顯显卓專专昭名"
    simplified["「"] = "“"; simplified["」"] = "”"; simplified["『"] = "‘"; simplified["』"] = "’"
    for (character in simplified)
      if (length(character) == 3 && length(simplified[character]) == 3 && simplified[character] != character)
        print character "\t" simplified[character] (character in stays ? "\t" stays[character] : "")
  }' "$work/characters" "$work/variants" | sort

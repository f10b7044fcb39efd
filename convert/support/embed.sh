#!/bin/sh
# Prints a C file that holds the files given, for embed.h, in the array NAME:  sh embed.sh NAME FILE… >embedded.c
set -eu
array=$1
shift

echo '#include "support/embed.h"'
number=0
for file; do
  number=$((number + 1))
  echo "static const unsigned char file${number}[] = {"
  od -An -v -tu1 "$file" | sed 's/\([0-9][0-9]*\)/\1,/g'
  echo '0};'
done
echo "const struct embedded ${array}[] = {"
number=0
for file; do
  number=$((number + 1))
  echo "  {\"$(basename "$file")\", file$number, sizeof file$number - 1},"
done
echo '  {0}};'

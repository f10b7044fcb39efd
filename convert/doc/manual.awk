# manual.awk: makes manual pages from baogao.h.
#   awk -v want=messages -f manual.awk baogao.h     the list of diagnostics for baogao.1
#   … -v catalogue=zh_CN.po                         the same, as that catalogue has it, in the macros of man(7)
#   awk -v want=library -f manual.awk baogao.h      baogao.3
function escape(text) {
  gsub(/\\/, "\\e", text)
  gsub(/^[.']/, "\\\\\\&&", text)
  return text
}
function end_code() {
  if (in_code) print ".Ed"
  in_code = 0
}
function prose(text) {
  sub(/^ ?\* ?/, "", text)
  sub(/ *\*\/$/, "", text)
  if (text ~ /^# /) {
    print ".Ss " substr(text, 3)
  } else if (text ~ /^    /) {
    if (!in_code) print ".Bd -literal -offset indent"
    in_code = 1
    print escape(substr(text, 5))
  } else {
    end_code()
    if (text ~ /^ *$/) print ".Pp"
    else print escape(text)
  }
}
function in_language(text) {
  return text in said ? said[text] : text
}
# The entries of one line; the others are no messages.
BEGIN {
  while (catalogue && (getline line < catalogue) > 0) {
    quoted = substr(line, index(line, "\"") + 1)
    sub(/"$/, "", quoted)
    if (line ~ /^msgid /) id = quoted
    if (line ~ /^msgstr / && quoted) said[id] = quoted
  }
}
# An entry of the list may go on in the next line.
want == "messages" && (/^  M\(/ || entry) {
  entry = entry $0
  if (!match(entry, /".*"/)) next
  text = in_language(substr(entry, RSTART + 1, RLENGTH - 2))
  split(substr(entry, 5), fields, /, */)
  entry = ""
  code = tolower(fields[1])
  gsub(/_/, "-", code)
  gsub(/%([1-9]\$)?s/, "…", text)
  level = in_language(tolower(substr(fields[2], 4)))
  if (catalogue) print ".TP\n\\fB" code "\\fR（" level "）\n" escape(text) "。"
  else print ".It " code " (" level ")\n" escape(text) "."
}
want != "library" { next }
NR == 1 {
  print ".\\\" Made from baogao.h.\n.Dd January 1, 2026\n.Dt BAOGAO 3\n.Os\n.Sh NAME\n.Nm libbaogao"
  print ".Nd Chinese government work reports as structured data\n.Sh SYNOPSIS\n.In baogao.h\n.Pp"
  print ".Li cc program.c $(pkg-config --cflags --libs baogao)\n.Sh DESCRIPTION"
}
/^\/\*\*/ {
  comment = 1
  sub(/^\/\*\*/, " *")
  sub(/^ \* # baogao:.*/, " *")
}
comment {
  last = /\*\/$/
  prose($0)
  if (last) {
    end_code()
    comment = 0
    after = 1
  }
  next
}
# The declaration behind a comment, to its end.
after && /^ *$/ {
  if (in_code) end_code()
  print ".Pp"
  after = 0
  next
}
after && (/\\$/ || /^  M\(/) {
  if (/^#define BG_MESSAGES/) print "They are listed in\n.Xr baogao 1 ."
  next
}
after && !/^#/ {
  if (!in_code) print ".Bd -literal -offset indent"
  in_code = 1
  sub(/^BG_API /, "")
  print escape($0)
  next
}
after { next }
END {
  if (want == "library") {
    end_code()
    print ".Sh SEE ALSO\n.Xr baogao 1"
  }
}

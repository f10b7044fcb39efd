#!/bin/sh
# The example of an upload registers a package with a portal that checks what CKAN checks.
. "$(dirname "$0")/../tap.sh"
portal() { # begins one; its address is in $address, what it took in $work/taken
  rm -f "$work/port" "$work/taken"
  python3 tests/example/ckan_portal.py "$work/port" "$work/taken" &
  portal=$!
  tries=0
  until [ -s "$work/port" ] || [ $tries = 100 ]; do
    sleep 0.1
    tries=$((tries + 1))
  done
  address=http://127.0.0.1:$(cat "$work/port")
}
end() {
  kill "$portal"
  wait "$portal" 2>/dev/null
}
upload() { python3 tests/example/ckan_upload.py "$1" "$address" "$2"; }
say='--address https://data.example.org/x --licence CC-BY-4.0 --publisher 市政府办公室'
# shellcheck disable=SC2086 # a list
"$baogao" publish -q $say --owner city-office --maintainer 信息中心 --contact data@example.org --extra 更新周期=每年 \
  -d "$work/package" "$samples/prefecture-page-jump.txt" "$samples/county-title-block.txt"
# shellcheck disable=SC2086 # a list
"$baogao" publish -q $say -d "$work/nobodys" "$samples/county-title-block.txt"

portal
status 0 'a package is registered' upload "$work/package" a-token
holds 'once' test "$(grep -c '^package_create baogao-reports' "$work/taken")" = 1
holds 'and every table has its rows in the datastore' sh -c '
  awk "\$1 == \"datastore_create\" { n += \$3 } END { print n }" "$1"/taken >"$1"/sum
  for file in "$1"/package/data/*.csv; do python3 -c "import csv, sys; print(len(list(csv.DictReader(open(sys.argv[1], encoding=\"utf-8\", newline=\"\")))))" "$file"; done |
    awk "{ n += \$1 } END { print n }" | cmp - "$1"/sum' - "$work"
status 1 'a wrong token is refused' upload "$work/package" another
end

portal
status 1 'a package of nobody is refused' upload "$work/nobodys" a-token
holds 'for that' grep -q 'An organization must be provided' "$err"
end

sed 's,"url": "https://data.example.org/x/data,"url": "data,' "$work/package/ckan.json" >"$work/relative" && cp "$work/relative" "$work/package/ckan.json"
portal
status 1 'addresses that are not whole are refused' upload "$work/package" a-token
holds 'for that' grep -q 'resources.url' "$err"
end
done_testing

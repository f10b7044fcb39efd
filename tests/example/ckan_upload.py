#!/usr/bin/env python3
"""Registers a published package with a CKAN portal:  ckan_upload.py FOLDER PORTAL TOKEN

FOLDER is what `baogao publish --address … --owner …` has made, PORTAL the portal's address, TOKEN an API token of
somebody who may add datasets there. package_create registers the dataset with the addresses of its files; then
datastore_create gives each CSV file's rows to the datastore, with the types and keys that ckan.json has for it.
"""
import csv
import json
import sys
import urllib.error
import urllib.request
from pathlib import Path

ROWS_AT_A_TIME = 1000


def call(portal, token, action, data):
    request = urllib.request.Request(
        f"{portal.rstrip('/')}/api/3/action/{action}", json.dumps(data).encode(),
        {"Content-Type": "application/json", "Authorization": token})
    try:
        with urllib.request.urlopen(request) as answer:
            return json.load(answer)["result"]
    except urllib.error.HTTPError as error:
        sys.exit(f"{action}: {error.code}: {error.read().decode('utf-8', 'replace')}")


def rows(path):
    """The rows of a CSV file; no value is None, for types that no empty text is of."""
    with open(path, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield {name: value or None for name, value in row.items()}


def upload(folder, portal, token):
    dataset = json.loads((folder / "ckan.json").read_text(encoding="utf-8"))
    stores = [resource.pop("datastore", None) for resource in dataset["resources"]]  # no field of package_create
    made = call(portal, token, "package_create", dataset)
    for resource, store in zip(made["resources"], stores):
        if not store:
            continue
        records = list(rows(folder / "data" / resource["url"].rsplit("/", 1)[1]))
        for at in range(0, max(len(records), 1), ROWS_AT_A_TIME):
            call(portal, token, "datastore_create",
                 {"resource_id": resource["id"], "force": True, **store, "records": records[at:at + ROWS_AT_A_TIME]})
        print(f"{resource['name']}: {len(records)} rows")


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__.split("\n", 1)[0])
    upload(Path(sys.argv[1]), sys.argv[2], sys.argv[3])

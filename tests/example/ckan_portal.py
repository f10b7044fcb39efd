"""A stand-in for a CKAN portal:  ckan_portal.py PORTFILE LOG

It checks what CKAN's own schema functions check of package_create (names, owner, addresses, tags, extras, mail, no field
that CKAN does not know) and of datastore_create (types, keys, rows), as its source has them (ckan/logic/schema.py,
ckanext/datastore/logic/schema.py), and answers as CKAN does. One portal lives for one test.
"""
import json
import re
import sys
import urllib.parse
from http.server import BaseHTTPRequestHandler, HTTPServer

TOKEN = "a-token"
DATASET = {"name", "title", "notes", "author", "author_email", "maintainer", "maintainer_email", "license_id", "url",
           "version", "owner_org", "private", "tags", "extras", "resources", "groups", "state", "type"}
RESOURCE = {"id", "name", "description", "url", "format", "mimetype", "size", "hash", "resource_type", "created"}
TYPES = {"text": str, "int": int, "integer": int, "bool": None, "numeric": float, "boolean": None, "date": None, "timestamp": None}
resources = {}


def is_address(text):
    parts = urllib.parse.urlparse(text)
    return parts.scheme in ("http", "https") and bool(parts.netloc)


def wrong_with_dataset(data):
    """What package_create would answer, as {field: [why]}."""
    wrong = {}

    def need(good, field, why):
        if not good:
            wrong.setdefault(field, []).append(why)

    for field in set(data) - DATASET:
        need(False, field, "The input field was not expected.")
    name = data.get("name") or ""
    need(re.fullmatch(r"[a-z0-9_-]{2,100}", name), "name", "Must be purely lowercase alphanumeric characters and -_")
    need(data.get("owner_org"), "owner_org", "An organization must be provided")
    for field in ("title", "notes", "author", "maintainer", "license_id", "version"):
        need(isinstance(data.get(field, ""), (str, type(None))), field, "Must be a Unicode string value")
    need(len(data.get("version") or "") <= 100, "version", "Must be a maximum of 100 characters long")
    for field in ("author_email", "maintainer_email"):
        mail = data.get(field)
        need(not mail or re.fullmatch(r"[^@\s]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+", mail), field, "Email is not a valid format")
    need(not data.get("url") or is_address(data["url"]), "url", "Please provide a valid URL")
    for tag in data.get("tags", []):
        need(re.fullmatch(r"[\w \-.]{2,100}", tag.get("name", "")), "tags", "Tag must be alphanumeric characters or symbols: -_.")
    keys = [extra.get("key") for extra in data.get("extras", [])]
    need(len(keys) == len(set(keys)), "extras", "There is a schema field with the same name")
    for extra in data.get("extras", []):
        need(extra.get("key") and isinstance(extra.get("value"), str), "extras", "Missing value")
        need(extra.get("key") not in DATASET, "extras", "There is a schema field with the same name")
    for resource in data.get("resources", []):
        for field in set(resource) - RESOURCE:
            need(False, f"resources.{field}", "The input field was not expected.")
        need(is_address(resource.get("url") or ""), "resources.url", "Please provide a valid URL")
        need(isinstance(resource.get("size", 0), int), "resources.size", "Invalid integer")
    return wrong


def wrong_with_store(data):
    fields = {field["id"]: field["type"] for field in data.get("fields", [])}
    if data.get("resource_id") not in resources:
        return {"resource_id": ["Not found: Resource"]}
    for name, kind in fields.items():
        if kind not in TYPES or not re.fullmatch(r"[A-Za-z][A-Za-z0-9_]{0,62}", name):
            return {"fields": [f'"{name}" is no field, or "{kind}" no type']}
    for key in data.get("primary_key", []):
        if key not in fields:
            return {"primary_key": [f'"{key}" is no field']}
    for number, row in enumerate(data.get("records", [])):
        if set(row) != set(fields):
            return {"records": [f"row {number} has other keys than the fields"]}
        for name, value in row.items():
            kind = TYPES[fields[name]]
            try:
                if value is not None and kind:
                    kind(value)
            except ValueError:
                return {"records": [f'row {number}: invalid input syntax for type {fields[name]}: "{value}"']}
        if any(row[key] is None for key in data.get("primary_key", [])):
            return {"records": [f"row {number}: a key is null"]}
    return {}


class Portal(BaseHTTPRequestHandler):
    def do_POST(self):
        data = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        action = self.path.rsplit("/", 1)[1]
        if self.headers["Authorization"] != TOKEN:
            return self.answer(403, {"__type": "Authorization Error"})
        wrong = {"package_create": wrong_with_dataset, "datastore_create": wrong_with_store}[action](data)
        if wrong:
            return self.answer(409, {"__type": "Validation Error", **wrong})
        if action == "package_create":
            for number, resource in enumerate(data["resources"]):
                resource["id"] = f"resource-{number}"
                resources[resource["id"]] = resource
        with open(sys.argv[2], "a", encoding="utf-8") as log:
            print(action, data.get("name") or data.get("resource_id"), len(data.get("records", [])), file=log)
        return self.answer(200, None, data)

    def answer(self, status, error, result=None):
        body = json.dumps({"success": not error, "error": error, "result": result}).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *unused):
        pass


server = HTTPServer(("127.0.0.1", 0), Portal)
with open(sys.argv[1], "w", encoding="utf-8") as port:
    print(server.server_address[1], file=port)
server.serve_forever()

#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# inputs/plan.schema.json accepts every example and every plan of docs/plan.md, and refuses what it should; where python3-jsonschema and python3-yaml are.
. "$(dirname "$0")/lib.sh"

if ! python3 -c 'import jsonschema, yaml' 2>/dev/null; then
    echo "ok - schema # SKIP python3-jsonschema or python3-yaml is not installed"
    exit 0
fi

# validate FILE…: one line for each file that the schema refuses, and why. YAML as editors read it: 1.2, where 15:30 and 2027-02-15 are texts.
validate() {
    python3 - "$@" <<'PYTHON'
import json
import re
import sys

import jsonschema
import yaml


class Loader(yaml.SafeLoader):
    pass


Loader.yaml_implicit_resolvers = {}
for tag, pattern, first in [("null", r"~|null|", "~n"), ("bool", r"true|false", "tf"), ("int", r"[-+]?[0-9]+", "-+0123456789"),
                            ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", "-+.0123456789")]:
    Loader.add_implicit_resolver("tag:yaml.org,2002:" + tag, re.compile("^(?:" + pattern + ")$"), list(first) + ([""] if tag == "null" else []))

with open("inputs/plan.schema.json", encoding="utf-8") as file:
    schema = json.load(file)
jsonschema.Draft7Validator.check_schema(schema)
failed = False
for path in sys.argv[1:]:
    start = {"allOf": [{"$ref": "#/definitions/" + path.rsplit(".", 1)[1]}], "definitions": schema["definitions"]} if re.search(r"\.(profile|ledger)$", path) else schema
    with open(path, encoding="utf-8") as file:
        plan = yaml.load(file, Loader)
    for error in jsonschema.Draft7Validator(start).iter_errors(plan):
        best = jsonschema.exceptions.best_match([error])
        print(f"{path}: {'/'.join(map(str, best.absolute_path))}: {best.message[:300]}")
        failed = True
sys.exit(failed)
PYTHON
}

# accepted NAME FILE
accepted() {
    validate "$2" >"$work/out" 2>"$work/err"
    ok "$1" [ $? -eq 0 ]
}

# refused NAME FIND REPLACE: the first plan of docs/plan.md with one line changed.
refused() {
    sed "s|$2|$3|" "$first" >"$work/changed.yaml"
    ok "$1: changed" [ "$(cmp -s "$first" "$work/changed.yaml"; echo $?)" -eq 1 ]
    validate "$work/changed.yaml" >"$work/out" 2>"$work/err"
    ok "$1" [ $? -eq 1 ]
}

for plan in examples/*/plan.yaml; do
    accepted "schema: $plan" "$plan"
done

# Blocks of docs/plan.md as LINE.KIND; parts are plans with some sections only, which the schema takes.
awk -v folder="$work" '
    /^```yaml/ { kind = $2 == "" ? "plan" : $2; file = sprintf("%s/%04d.%s", folder, NR, kind); next }
    /^```/     { file = ""; next }
    file != "" { print > file }
' docs/plan.md
count=0
for block in "$work"/[0-9]*.*; do
    accepted "schema: docs/plan.md:$(basename "$block")" "$block"
    count=$((count + 1))
done
ok "schema: $count blocks of docs/plan.md" [ "$count" -ge 12 ]
for profile in inputs/profiles/*.yaml; do
    cp "$profile" "$work/$(basename "$profile" .yaml).profile"
    accepted "schema: $profile" "$work/$(basename "$profile" .yaml).profile"
done

first=$(find "$work" -name '*.plan' | sort | head -n 1)
refused "schema: an unknown section" '^doctors:' 'docters:'
refused "schema: an unknown key" 'post: 80' 'posts: 80'
refused "schema: a date that is none" '2027-02-15\.\.' '15.2.2027..'
refused "schema: a time that is none" '15:30-08:00' '15.30-08.00'
refused "schema: a day that is none" 'mon-fri' 'man-fre'
refused "schema: a figure of another kind" 'spacing: { days: 2' 'spacing: { hours: 2'
refused "schema: a number out of bounds" 'post: 80' 'post: 180'

#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# What people read about the example, letter for letter: the roster in tests/golden/ is the input, nothing is solved. If a change was meant,
# `UPDATE=1 bash tests/cli/golden.sh` writes the texts down anew: read the diff.
. "$(dirname "$0")/lib.sh"

golden=tests/golden/indre-namdal

# same NAME FILE: FILE is what tests/golden/ keeps under NAME.
same() {
    [ -z "${UPDATE:-}" ] || cp "$2" "$golden/$1"
    diff -u "$golden/$1" "$2" >"$work/out" 2>&1
    ok "$1" [ ! -s "$work/out" ]
}

run check "$example"
cp "$work/out" "$work/check.txt"
same check.txt "$work/check.txt"
run audit "$example" "$golden/roster.csv"
cp "$work/out" "$work/audit-out.txt"
same audit.txt "$work/audit-out.txt"
run audit "$example" "$golden/roster.csv" --json
cp "$work/out" "$work/audit-out.json"
same audit.json "$work/audit-out.json"
exits "report" 0 report "$example" "$golden/roster.csv" -o "$work/report"
sed "s|$work/||" "$work/out" >"$work/summary.txt"
same summary.txt "$work/summary.txt"
same ledger.yaml "$work/report/ledger.yaml"
ok "the report repeats the roster" cmp "$golden/roster.csv" "$work/report/roster.csv"
ok "the audit of the report is the audit" cmp "$golden/audit.txt" "$work/report/audit.txt"

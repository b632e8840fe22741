#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# roster.xlsx, read back by a program that shares nothing with the one that wrote it (openpyxl): the grid is roster.csv, names are only names, and the same
# input gives the same bytes.
. "$(dirname "$0")/lib.sh"

python=python3
"$python" -c 'import openpyxl' 2>/dev/null || python=/usr/bin/python3

# is NAME QUESTION ARGUMENT…: spreadsheet.py says yes.
is() {
    local name=$1
    shift
    code=0
    "$python" tests/cli/spreadsheet.py "$@" >"$work/out" 2>"$work/err" || code=$?
    ok "$name" [ $code -eq 0 ]
}

golden=tests/golden/indre-namdal/roster.csv
exits "report" 0 report "$example" "$golden" -o "$work/in"
book=$work/in/roster.xlsx
is "the sheets" sheets "$book" Vaktplan "Alle leger" Fordeling "Om vaktplanen"
is "the grid is the roster" grid_is_roster "$book" "$golden" nb
is "doctors have their duties" doctors_have_roster "$book" "$golden"
is "fairness in numbers, and a chart each" fairness "$book" "$work/in/audit.json"
is "headings frozen, A4 across, titles repeated" frozen "$book"
is "weekends and holidays in words and shaded" shaded "$book"
is "no formulas" no_formulas "$book"
is "no clock: the plan's first date" no_clock "$book" 2027-01-04
exits "report, again" 0 report "$example" "$golden" -o "$work/again"
ok "the same bytes" cmp "$book" "$work/again/roster.xlsx"

# Municipalities have a sheet where they are compared, and never without names.
exits "municipalities" 0 report "$example" "$golden" --scenario municipalities-answer -o "$work/kom"
is "municipalities: a sheet of their own" sheets "$work/kom/roster.xlsx" Vaktplan "Alle leger" Fordeling Kommuner "Om vaktplanen"
is "municipalities: figures and charts" municipalities "$work/kom/roster.xlsx" "$work/kom/audit.json" Kommuner
exits "municipalities, without names" 0 report "$example" "$golden" --scenario municipalities-answer --anonymous -o "$work/kom-x"
is "municipalities, without names: no sheet" sheets "$work/kom-x/roster.xlsx" Vaktplan "Alle leger" Fordeling "Om vaktplanen"
is "municipalities, without names: none named" silent "$work/kom-x/roster.xlsx" Lierne Namsskogan Kommune

# Whoever is owed more than his share has a target below zero, which a chart must show.
small_plan "$work/owed.yaml"
sed -i 's/  anne: { home: grong }/  anne: { home: grong, balance: { duties: 40 } }/' "$work/owed.yaml"
exits "a target below zero" 0 solve "$work/owed.yaml" --quiet -o "$work/owed"
is "a target below zero: that chart alone begins below it" axes "$work/owed/roster.xlsx" 0 auto

# Without names there are no posts, homes and groups either.
small_plan "$work/named.yaml"
sed -i 's/  anne: { home: grong }/  anne: { home: grong, name: Anne Hansen, post: 63.5, groups: [veterans] }/; s/    site: grong/    site: home/' "$work/named.yaml"
exits "with names" 0 solve "$work/named.yaml" --quiet -o "$work/named"
is "with names: a sheet for the group" sheets "$work/named/roster.xlsx" Roster veterans "No group" Fairness About
is "with names: the name" holds "$work/named/roster.xlsx" "Anne Hansen"
is "with names: the post" holds "$work/named/roster.xlsx" 63.5
exits "without names" 0 solve "$work/named.yaml" --quiet --anonymous -o "$work/nameless"
is "without names: none, no group, no post, no home" silent "$work/nameless/roster.xlsx" Anne Hansen anne cecilie veterans 63.5 grong sandvika
is "without names: the sheets" sheets "$work/nameless/roster.xlsx" Roster "All doctors" Fairness About

# A service with groups, several lines and several duties a day; the roster is one of the solver's.
exits "overgrepsmottak" 0 solve examples/overgrepsmottak/plan.yaml --effort 600 --quiet -o "$work/om"
is "overgrepsmottak: the grid is the roster" grid_is_roster "$work/om/roster.xlsx" "$work/om/roster.csv" nb
is "overgrepsmottak: doctors have their duties" doctors_have_roster "$work/om/roster.xlsx" "$work/om/roster.csv"
is "overgrepsmottak: fairness" fairness "$work/om/roster.xlsx" "$work/om/audit.json"

# Locums, and places without a row.
awk -F, -v OFS=, 'NR == 3 { $6 = "" } NR != 5' "$golden" >"$work/holes.csv"
exits "a roster with holes" 0 report "$example" "$work/holes.csv" -o "$work/holes"
is "a locum is hatched" hatched "$work/holes/roster.xlsx" VIKAR lightUp
is "a missing one is said" holds "$work/holes/roster.xlsx" MANGLER

# Names as an enemy would choose them; the first date of all.
long=$(printf 'a%.0s' {1..100})
cat >"$work/hostile.yaml" <<YAML
vaktplan: 1
title: "=HYPERLINK(\"http://example.invalid\") & <script> &P"
language: en
period: { from: 1970-01-01, to: 1970-01-14, holidays: none }
municipalities: { grong: { name: "=SUM(B1:B9)" }, other: { name: "</t><script>&\u202E" } }
sites: { grong: { name: "=1+1", municipality: grong } }
doctors:
  a: { home: grong, name: "=HYPERLINK(\"http://example.invalid\")", groups: [history, vakt, roster, municipalities, $(printf 'g%.0s' {1..40})1] }
  b: { home: grong, name: "<script>alert(1)</script>", groups: [roster, $(printf 'g%.0s' {1..40})2] }
  c: { home: grong, name: "\u202Eevil\u202C\u200F", groups: [vakt] }
  d: { home: grong, name: "$long" }
  e: { home: grong, name: "_x0041_ _x000D_" }
  f: { home: grong, name: "+1-2" }
lines:
  forvakt: { name: "@SUM(1)", site: grong, times: { mon-sun: 08:00-15:00 }, locum: 50 }
rules: {}
fairness: { between: [doctors, municipalities], categories: { hours: 1, own: 1 } }
categories: { own: { name: "=SUM(A1:A9)", points: 2 } }
YAML
exits "hostile names" 0 solve "$work/hostile.yaml" --quiet -o "$work/hostile"
book=$work/hostile/roster.xlsx
is "hostile: no formulas" no_formulas "$book"
is "hostile: the first date of all is no question to the clock" no_clock "$book" 1970-01-01
is "hostile: a formula is a name" holds "$book" '=HYPERLINK("http://example.…'
is "hostile: a script is a name" holds "$book" '<script>alert(1)</script>'
is "hostile: nothing turns the text around" holds "$book" evil
is "hostile: codes of letters are letters" holds "$book" '_x0041_ _x000D_'
is "hostile: a long name is cut" holds "$book" "${long:0:27}…"
is "hostile: sums are names" holds "$book" "+1-2"
is "hostile: a municipality that is a sum is a name" holds "$book" "=SUM(B1:B9)"
is "hostile: a municipality that is markup is a name" holds "$book" "</t><script>&"
is "hostile: names of sheets" sheets "$book" Roster "history (2)" vakt "roster (2)" "municipalities (2)" "$(printf 'g%.0s' {1..31})" "$(printf 'g%.0s' {1..27}) (2)" "No group" Fairness Municipalities About

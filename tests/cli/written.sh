#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# How results are written: --lang, --anonymous, --csv-separator; and what is written nowhere.
. "$(dirname "$0")/lib.sh"

small_plan "$work/small.yaml"
exits "a plan" 0 solve "$work/small.yaml" -o "$work/plain" -q --effort 2000
roster=$work/plain/roster.csv

# ---- language ----

exits "bokmål instead of English" 0 solve "$work/small.yaml" -o "$work/nb" --effort 2000 --lang nb
says "bokmål: the summary" out '^14 vakter, alle dekket av legene i planen\.'
says "bokmål: which file to open" out '^Åpne .*/report\.html$'
ok "bokmål: the page" grep -q '<html lang="nb">' "$work/nb/report.html"
ok "bokmål: the charts" grep -q 'timer på vakt' "$work/nb/charts/load-hours.svg"
ok "bokmål: weekdays in the roster" grep -q ',mandag,' "$work/nb/roster.csv"
ok "the same roster in both languages" diff <(cut -d, -f1-6 "$roster") <(cut -d, -f1-6 "$work/nb/roster.csv")
exits "audit in bokmål" 0 audit "$work/small.yaml" "$roster" --lang nb
says "audit in bokmål: its verdict" out '^LOVLIG'
sed 's/grong,2027-01-04T15/sandvika,2027-01-04T15/' "$roster" >"$work/elsewhere.csv"
exits "a row elsewhere" 3 audit "$work/small.yaml" "$work/elsewhere.csv" --lang nb
says "a row elsewhere: why, in bokmål" out "er på stedet 'sandvika', planen sier 'grong'"
exits "no such language" 2 audit "$work/small.yaml" "$roster" --lang no
says "no such language: which there are" err "^vaktplan audit: --lang takes nb or en, not 'no'"

# ---- tables ----

exits "a table for spreadsheets in Norwegian" 0 report "$work/small.yaml" "$roster" -o "$work/semicolon" -q --csv-separator ';' --lang nb
ok "semicolon: a byte order mark, then the header" bash -c "head -c 8 '$work/semicolon/roster.csv' | od -An -tx1 | grep -q 'ef bb bf 64 61 74 65 3b'"
ok "semicolon: a decimal comma" grep -q ';mandag;16,5;$' "$work/semicolon/roster.csv"
exits "a table with tabs" 0 report "$work/small.yaml" "$roster" -o "$work/tab" -q --csv-separator tab
for kind in semicolon tab; do
    exits "$kind: audit reads it back" 0 audit "$work/small.yaml" "$work/$kind/roster.csv"
    exits "$kind: report writes from it" 0 report "$work/small.yaml" "$work/$kind/roster.csv" -o "$work/back" -q
    ok "$kind: what it writes is what was there at first" cmp "$roster" "$work/back/roster.csv"
    exits "$kind: solve starts from it" 0 solve "$work/small.yaml" -o "$work/started" -q --effort 2000 --start "$work/$kind/roster.csv"
    sed 's/2027-01-04, to: 2027-01-17/2027-01-18, to: 2027-01-31/; s/leave: .*2027-01-12./leave: []/; s/, wishes: .*/ }/' "$work/small.yaml" >"$work/next.yaml"
    exits "$kind: it is a history" 0 check "$work/next.yaml" --history "$work/$kind/roster.csv" --json
    says "$kind: it is a history, with its duties" out '"duties": 14'
done
exits "no such separator" 2 report "$work/small.yaml" "$roster" -o "$work/none" --csv-separator '|'
says "no such separator: which there are" err "^vaktplan report: --csv-separator takes ';', ',' or tab, not '\|'"
ok "no such separator: nothing is written" [ ! -e "$work/none" ]

# ---- pseudonyms ----

cat >"$work/named.yaml" <<'YAML'
vaktplan: 1
title: Named
language: nb
period: { from: 2027-01-04, to: 2027-01-31, holidays: none }
municipalities: { grong: {}, lierne: {} }
sites: { grong: { municipality: grong }, sandvika: { municipality: lierne, name: Sandvika-navn } }
travel: { minutes: { grong: { sandvika: 80 } } }
doctors:
  ahanne: { name: Anne Hansen, home: grong, post: 63.5 }
  bkari: { name: Kari Berg, home: sandvika, leave: [2027-01-11..2027-01-12] }
  coleliane: { name: Eli Åne Dahl, home: sandvika, wishes: [{ avoid: 2027-01-09, weight: 2 }, { want: 2027-01-12, weight: 1 }] }
lines:
  forvakt:
    site: grong
    times: { mon-fri: 15:30-08:00, sat: 08:00-08:00, sun: 08:00-08:00 }
    locum: 50
  bakvakt:
    site: home
    times: { sat: 10:00-14:00 }
    locum: 50
rotations: { turns: { pattern: 2/1, doctors: [ahanne, bkari, coleliane], lines: [bakvakt] } }
rules:
  rest: { hours: 8, source: test, verified: no }
  apart: { doctors: [ahanne, coleliane], soft: 1, source: test, verified: no }
  weekends: { at_most: 1, of: 3, doctors: [bkari], soft: 1, source: test, verified: no }
fairness: { categories: { hours: { weight: 1, unit: 12 }, weekends: 1 } }
YAML
names='ahanne|bkari|coleliane|Hansen|Berg|Eli Åne'
homes='sandvika|Sandvika-navn'
exits "with names" 0 solve "$work/named.yaml" -o "$work/named" --effort 2000
says "with names: the summary has them" out "$names"
exits "without names" 0 solve "$work/named.yaml" -o "$work/nameless" --effort 2000 --anonymous
says "without names: pseudonyms in the summary" out 'Lege [123] '
ok "without names: none on the screen" bash -c "! grep -qE '$names' '$work/out' '$work/err'"
ok "without names: none in a file" bash -c "! grep -rqE '$names' '$work/nameless'"
ok "without names: no home in a file" bash -c "! grep -rqE '$homes' '$work/nameless'"
ok "without names: no post" bash -c "! grep -rqE '63[.,]5' '$work/nameless/report.html'"
for file in roster.csv rotation.csv audit.json ledger.yaml; do
    ok "without names: $file was about doctors" grep -qE "$names" "$work/named/$file"
    ok "without names: $file has pseudonyms" grep -q 'doctor-3' "$work/nameless/$file"
done
for file in report.html audit.txt charts/deviation.svg charts/calendar-1.svg; do
    ok "without names: $file was about doctors" grep -qE "$names" "$work/named/$file"
    ok "without names: $file has pseudonyms" grep -q 'Lege 3' "$work/nameless/$file"
done
ok "without names: no line of a doctor's own" bash -c "! grep -E 'ønsket' '$work/nameless/audit.txt' | grep -q 'named.yaml'"
ok "without names: the first duty is number one's" [ "$(sed -n 2p "$work/nameless/roster.csv" | cut -d, -f6)" = doctor-1 ]
# The pattern of duties is the same, doctor for doctor.
number() { awk -F, 'NR > 1 { if (!($6 in n)) n[$6] = ++k; print $1, $2, n[$6] }' "$1"; }
ok "without names: the same duties go together" diff <(number "$work/named/roster.csv") <(number "$work/nameless/roster.csv")
points() { sed -n 's/^ *"total": //p; s/^ *"objective": //p' "$1"; }
ok "without names: the same points" diff <(points "$work/named/audit.json") <(points "$work/nameless/audit.json")
exits "again" 0 solve "$work/named.yaml" -o "$work/again" -q --effort 2000 --anonymous
ok "again: the same bytes" diff -rq -x solve.json "$work/nameless" "$work/again"
exits "report without names" 0 report "$work/named.yaml" "$work/named/roster.csv" -o "$work/reported" -q --anonymous
ok "report without names: the same roster" cmp "$work/nameless/roster.csv" "$work/reported/roster.csv"
ok "report without names: none in a file" bash -c "! grep -rqE '$names|$homes' '$work/reported'"
exits "audit without names" 0 audit "$work/named.yaml" "$work/named/roster.csv" --anonymous --json
says "audit without names: pseudonyms" out '"doctor": "doctor-3"'
ok "audit without names: none" bash -c "! grep -qE '$names|$homes' '$work/out'"
run solve "$work/named.yaml" -o "$work/progress" --effort 2000 --anonymous --json
ok "progress without names" bash -c "! grep -qE '$names' '$work/err'"

# ---- the page's own script ----

cat >"$work/hash.py" <<'PY'
import base64, hashlib, re, sys
page = open(sys.argv[1], encoding="utf-8", newline="").read()
script, = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
allowed, = re.findall(r"script-src 'sha256-([^']*)'", page)
wanted = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
sys.exit(0 if allowed == wanted else f"html_script.c: the hash of the script is {wanted}")
PY
ok "the page allows its script by its hash, and no other" python3 "$work/hash.py" "$work/plain/report.html"

# ---- what is written nowhere ----

sed -e 's/^  bkari: {/&  exempt: [{ what: [weekends], from: 2027-01-16, reason: KneeSurgery }],/' "$work/named.yaml" >"$work/exempt.yaml"
echo 'sign-up: { exemptions: fritak.csv }' >>"$work/exempt.yaml"
printf 'lege;hva;fra;til;grunn\nahanne;netter;25.01.2027;26.01.2027;BackPain\n' >"$work/fritak.csv"
exits "reasons in both files" 0 solve "$work/exempt.yaml" -o "$work/exempt" --effort 2000
ok "reasons: on no screen" bash -c "! grep -qE 'KneeSurgery|BackPain' '$work/out' '$work/err'"
ok "reasons: in no file" bash -c "! grep -rqE 'KneeSurgery|BackPain' '$work/exempt'"
ok "reasons: the exemptions count" bash -c "! grep -E '^2027-01-2[56],' '$work/exempt/roster.csv' | grep -q ahanne"
awk -F, 'BEGIN { OFS = "," } /^2027-01-2[56],forvakt/ { $6 = "ahanne" } { print }' "$work/exempt/roster.csv" >"$work/against.csv"
for option in --json --lang=nb --lang=en --anonymous; do
    exits "a duty against an exemption $option" 3 audit "$work/exempt.yaml" "$work/against.csv" $option
    ok "a duty against an exemption $option: no reason" bash -c "! grep -qE 'KneeSurgery|BackPain' '$work/out' '$work/err'"
done
exits "a report of it" 0 report "$work/exempt.yaml" "$work/against.csv" -o "$work/against" -q
ok "a report of it: no reason" bash -c "! grep -rqE 'KneeSurgery|BackPain' '$work/against'"

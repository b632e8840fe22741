#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Several periods one after the other, each begun with the ledger of the one before: loads even out and great holidays go round; without the ledger they do
# not. The chain of hashes, who leaves and who comes, a New Year that two periods share, ledgers that are no ledgers.
. "$(dirname "$0")/lib.sh"

# plan FROM TO: six doctors, a duty a day round the clock. Without a ledger the same three have every Christmas, since the others would rather not, and the
# last two always have fewest duties. What stands in $doctors and $head comes in besides.
doctors=
head=
plan() {
    cat <<YAML
vaktplan: 1
title: Team
language: en
period: { from: $1, to: $2 }
$head
sites: { grong: }
doctors:
  a: { home: grong }
  b: { home: grong }
  c: { home: grong }
  d: { home: grong, wishes: [{ avoid: ${1%%-*}-12-24..${1%%-*}-12-26, weight: 1 }] }
  e: { home: grong, wishes: [{ avoid: ${1%%-*}-12-24..${1%%-*}-12-26, weight: 1 }, { avoid: $1..$2, weight: 0.1 }] }
  f: { home: grong, wishes: [{ avoid: ${1%%-*}-12-24..${1%%-*}-12-26, weight: 1 }, { avoid: $1..$2, weight: 0.1 }] }
$doctors
lines:
  forvakt: { site: grong, times: { mon-sun: 08:00-08:00 } }
rules:
  rest: { hours: 8, source: test, verified: no }
fairness: { categories: { duties: 1, christmas: 4, new-year: 4 } }
YAML
}

# period FOLDER NUMBER: plan and roster of the four weeks around the Christmas of 2025 + NUMBER, in FOLDER/NUMBER; brings over the ledger in FOLDER if there is one.
period() {
    local folder=$work/$1/$2 year=$((2025 + $2))
    mkdir -p "$folder"
    head=
    if [ -e "$work/$1/ledger.yaml" ]; then
        cp "$work/$1/ledger.yaml" "$folder/"
        head='brought-over: ledger.yaml'
    fi
    plan "$year-12-14" "$((year + 1))-01-10" >"$folder/plan.yaml"
    exits "$1, period $2" 0 solve "$folder/plan.yaml" -o "$folder/out" --effort 3000 --quiet
}

# counts FOLDER NUMBERS PATTERN: how many duties with such a date each doctor has in these periods, in one line from the fewest to the most.
counts() {
    local number
    for number in $2; do cat "$work/$1/$number/out/roster.csv"; done | awk -F, -v pattern="$3" '
        BEGIN { split("a b c d e f", ids, " "); for (i in ids) n[ids[i]] = 0 }
        $1 ~ pattern { n[$6]++ }
        END { for (id in n) print n[id] }' | sort -n | tr '\n' ' '
}

# same NAME FOUND WANTED
same() {
    ok "$1: $2, should be $3" [ "$2" = "$3" ]
}

for number in 1 2 3 4; do
    period with $number
    cp "$work/with/$number/out/ledger.yaml" "$work/with/"
    period without $number
done
christmas='-12-2[456]$'
same "with the ledger, two Christmases: one each" "$(counts with "1 2" "$christmas")" "1 1 1 1 1 1 "
same "with the ledger, four Christmases: two each" "$(counts with "1 2 3 4" "$christmas")" "2 2 2 2 2 2 "
same "with the ledger, three New Years: one each" "$(counts with "1 2 3" '-(12-31|01-01)$')" "1 1 1 1 1 1 "
same "without it, four Christmases: the same three" "$(counts without "1 2 3 4" "$christmas")" "0 0 0 4 4 4 "
seen=
for number in 1 2 3 4; do
    seen="$seen $number"
    read -r -a duties <<<"$(counts with "$seen" '^2')"
    ok "with the ledger, periods$seen: ${duties[*]}, within one duty" [ $((duties[5] - duties[0])) -le 1 ]
done
read -r -a duties <<<"$(counts without "1 2 3 4" '^2')"
ok "without it, four periods: ${duties[*]}, four duties apart" [ $((duties[5] - duties[0])) -ge 4 ]

# ---- the chain, the log, what is shown ----

last=$work/with/4/out
sha() { sha256sum <"$1" | cut -c1-64; }
ok "each ledger names the one before" grep -qx "previous_sha256: \"$(sha "$work/with/3/out/ledger.yaml")\"" "$last/ledger.yaml"
ok "the first names none" bash -c "! grep -q previous_sha256 '$work/with/1/out/ledger.yaml'"
ok "the hash of the input is that of the audit" grep -q "$(sed -n 's/^input_sha256: "\(.*\)"$/\1/p' "$last/ledger.yaml")" "$last/audit.json"
ok "the audit names the ledger" grep -q "^Brought over from: ledger.yaml (14 Dec 2028 – 10 Jan 2029), SHA-256" "$last/audit.txt"
same "the log has four years" "$(sed -n '/^  christmas:/,/^  new-year:/s/^    \(20..\): .*/\1/p' "$last/ledger.yaml" | tr '\n' ' ')" "2026 2027 2028 2029 "
ok "the page shows them" grep -q 'Great holidays year by year' "$last/report.html"
exits "the roster judged with its ledger" 0 audit "$work/with/4/plan.yaml" "$last/roster.csv" --json
cp "$work/out" "$work/judged.json"
ok "who had what is the same for the auditor" [ "$(sed -n '/great_holidays/,/driving/p' "$work/judged.json" | sha256sum)" = "$(sed -n '/great_holidays/,/driving/p' "$last/audit.json" | sha256sum)" ]

# ---- somebody leaves, somebody comes ----

mkdir "$work/change"
cp "$last/ledger.yaml" "$work/change/"
head='brought-over: ledger.yaml'
doctors='  g: { home: grong }'
plan 2030-12-14 2031-01-10 | sed '/^  a: /d' >"$work/change/plan.yaml"
exits "a has left, g has come" 0 solve "$work/change/plan.yaml" -o "$work/change/out" --effort 3000 --quiet
ok "who left is passed on" grep -q "^$(grep '^  a: {' "$last/ledger.yaml")$" "$work/change/out/ledger.yaml"
exits "the newcomer's target" 0 check "$work/change/plan.yaml" --json
# Of g the target in duties is the share in duties, which is a sixth of 28.
is_neutral() {
    awk '
        /"id": / { mine = $2 ~ /"g"/ }
        /"share"/ { kind = "share" }
        /"target"/ { kind = "target" }
        mine && /"duties"/ { found[kind] = sprintf("%.6f", $2) }
        END { exit !(found["share"] == "4.666667" && found["target"] == found["share"]) }' "$1"
}
ok "the newcomer's target is his share" is_neutral "$work/out"

# ---- a New Year that two periods share ----

mkdir "$work/shared"
doctors=
head=
plan 2026-12-07 2026-12-31 >"$work/shared/first.yaml"
exits "a period until New Year's Eve" 0 solve "$work/shared/first.yaml" -o "$work/shared/one" --effort 2000 --quiet
cp "$work/shared/one/ledger.yaml" "$work/shared/"
head='brought-over: ledger.yaml'
plan 2027-01-01 2027-01-24 | sed 's/, wishes: .*\]/ /' >"$work/shared/second.yaml"
exits "the period from New Year's Day" 0 solve "$work/shared/second.yaml" -o "$work/shared/two" --effort 2000 --quiet
had() { awk -F, -v date="$1" '$1 == date { print $6 }' "$2"; }
same "one New Year, both doctors" "$(sed -n '/^  new-year:/,$s/^    //p' "$work/shared/two/ledger.yaml")" \
    "2026: [$(had 2026-12-31 "$work/shared/one/roster.csv"), $(had 2027-01-01 "$work/shared/two/roster.csv")]"
ok "not the same one" [ "$(had 2026-12-31 "$work/shared/one/roster.csv")" != "$(had 2027-01-01 "$work/shared/two/roster.csv")" ]

# ---- ledgers that are none ----

# broken NAME COMMAND MESSAGE: the ledger changed by sed is refused.
broken() {
    sed -E "$2" "$last/ledger.yaml" >"$work/change/ledger.yaml"
    exits "$1" 1 check "$work/change/plan.yaml"
    says "$1: the message" err "$3"
}
broken "a slip in a category" 's/duties: /dutties: /' "ledger\.yaml:[0-9]+:[0-9]+: error: 'dutties' is no category"
says "a slip in a category: what was meant" err "did you mean 'duties'\?"
broken "a slip in the log" 's/^(    2027: \[).*/\1gg]/' "ledger\.yaml:[0-9]+:12: error: doctor 'gg' is neither in the plan nor among the balances"
broken "a year to come" 's/^    2029: /    2031: /' 'ledger\.yaml:[0-9]+:5: error: .* 2031 is after the ledger.s period'
broken "a hash cut off" 's/^(previous_sha256: ".{20}).*/\1"/' 'ledger\.yaml:[0-9]+:18: error: .* is no previous_sha256'
printf 'ledger: 1\nbalances: { b: { duties: \200\377 } }\n' >"$work/change/ledger.yaml"
exits "a damaged file" 1 check "$work/change/plan.yaml"
cp "$work/with/4/out/roster.csv" "$work/change/ledger.yaml"
exits "another file" 1 check "$work/change/plan.yaml"

# What stands in the plan and in the ledger is added up, and may be the same balance twice.
head='brought-over: ledger.yaml'
doctors='  g: { home: grong, balance: { duties: 1, nights: 1 } }'
mkdir -p "$work/twice"
plan 2030-12-02 2030-12-29 >"$work/twice/plan.yaml"
printf 'ledger: 1\ncategories: [duties, nights]\nbalances: { g: { duties: 2, nights: 0 }, a: { duties: -2 } }\n' >"$work/twice/ledger.yaml"
exits "a balance twice" 0 check "$work/twice/plan.yaml"
says "a balance twice: a warning at the doctor" err 'plan\.yaml:14: warning: g has duties both in `balance` and in the ledger'
lines "of nothing else" err 1

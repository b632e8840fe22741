#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Every example, and every scenario of it, can be read; a short search finds a lawful roster; what `check` says is kept letter for letter beside the plan.
# If a change was meant, `UPDATE=1 bash tests/cli/examples.sh` writes the texts down anew: read the diff.
. "$(dirname "$0")/lib.sh"

# example NAME EFFORT: check against examples/NAME/expected.txt, then solve with so much effort and audit the roster.
example() {
    local plan=examples/$1/plan.yaml
    run check "$plan"
    ok "$1: check (found $code)" [ "$code" -eq 0 ]
    [ -z "${UPDATE:-}" ] || cp "$work/out" "examples/$1/expected.txt"
    diff -u "examples/$1/expected.txt" "$work/out" >"$work/err" 2>&1
    ok "$1: what check says" [ ! -s "$work/err" ]
    exits "$1: a short search" 0 solve "$plan" -o "$work/$1" --effort "$2" --quiet
    exits "$1: its roster is lawful" 0 audit "$plan" "$work/$1/roster.csv" --quiet
}

# scenario NAME SCENARIO: it can be read.
scenario() {
    exits "$1: scenario $2" 0 check "examples/$1/plan.yaml" --scenario "$2" --quiet
}

example indre-namdal 1000
scenario indre-namdal worst-off-first
scenario indre-namdal night-to-namsos
scenario indre-namdal secondary-at-home
scenario indre-namdal sick-leave
scenario indre-namdal municipalities-answer
scenario indre-namdal weighed-burden
example stor-elvdal 20000
scenario stor-elvdal worst-off-first
scenario stor-elvdal two-four
scenario stor-elvdal ordinary
example ryfylke 1000
scenario ryfylke worst-off-first
scenario ryfylke lis-alone
scenario ryfylke near-bakvakt
example stavanger 2000
scenario stavanger worst-off-first
scenario stavanger merged
example overgrepsmottak 2000
scenario overgrepsmottak nurse-away

# The questions can be read, with each scenario and the points of each sweep; every one of the folder has an answer, and the script that asks them knows it.
for service in indre-namdal ryfylke stavanger; do
    exits "$service: its questions" 0 check "examples/$service/questions.yaml" --quiet
done
for question in examples/questions/*/; do
    ok "$question: has its command and its answer" grep -q '^    vaktplan compare examples/.* -o out/' "$question/README.md"
    ok "$question: is named in the list" grep -q "($(basename "$question")/README.md)" examples/questions/README.md
    while read -r _ _ plan options; do
        ok "$question: is asked by the script" grep -qF "$plan ${options% -o out/*}" bench/questions.sh
    done < <(grep '^    vaktplan compare' "$question/README.md")
done

# Stor-Elvdal: two are on in every week of the rotation, and only they have duty.
two_on() {
    awk -F, 'NR > 1 { on[$3]++ } END { for (week in on) if (on[week] != 2) exit 1 }' "$work/stor-elvdal/rotation.csv"
}
only_those_on() {
    awk -F, '
        FNR == 1 { file++; next }
        file == 1 { from[n] = $3; to[n] = $4; who[n++] = $5; next }
        { found = 0; for (i = 0; i < n; i++) if (who[i] == $6 && from[i] <= $4 && $4 < to[i]) found = 1; if (!found) exit 1 }
    ' "$work/stor-elvdal/rotation.csv" "$work/stor-elvdal/roster.csv"
}
ok "stor-elvdal: two are on in every week" two_on
ok "stor-elvdal: only those who are on have duty" only_those_on

# The next period goes on in the same cycle with the same `from` and the offsets of rotation.csv: nobody's offset changes, and two are on over the seam.
offsets=$(awk -F, 'NR > 1 && !seen[$5]++ { printf "%s%s: %s", sep, $5, $6; sep = ", " }' "$work/stor-elvdal/rotation.csv")
sed -e '/^scenarios:/,$d' -e '/^    leave: \[/d' -e '/^    wishes:/d' -e 's/2027-01-04, to: 2027-07-04/2027-07-05, to: 2027-10-03/' \
    -e "s/^    present: 2/    from: 2027-01-04\n    offsets: { $offsets }\n&/" examples/stor-elvdal/plan.yaml >"$work/next.yaml"
exits "stor-elvdal: the next period in the same cycle" 0 solve "$work/next.yaml" --history "$work/stor-elvdal/roster.csv" -o "$work/next" --effort 20000 -q
exits "stor-elvdal: lawful over the seam" 0 audit "$work/next.yaml" "$work/next/roster.csv" --history "$work/stor-elvdal/roster.csv" -q
goes_on() {
    awk -F, 'FNR == 1 { next } !($5 in offset) { offset[$5] = $6 } offset[$5] != $6 { exit 1 } { on[$3 $5] = $3 }
        END { for (k in on) n[on[k]]++; for (week in n) { weeks++; if (n[week] != 2) exit 1 } if (weeks != 40) exit 1 }' \
        "$work/stor-elvdal/rotation.csv" "$work/next/rotation.csv"
}
ok "stor-elvdal: the cycle goes on over the seam" goes_on

# Ryfylke: whenever a LIS has the first line, a qualified GP is bakvakt at the same time.
lis_backed_up() {
    awk -F, 'NR == 1 { next } $2 == "bakvakt" { backed[$4] = $6 } $2 == "forvakt" && $6 ~ /^lis-/ { lis[$4] = $6 }
        END { for (start in lis) { n++; if (!(start in backed) || backed[start] ~ /^lis-/) exit 1 } if (n == 0) exit 1 }' "$work/ryfylke/roster.csv"
}
ok "ryfylke: no LIS alone on duty" lis_backed_up

#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# certificate.json: a true one is confirmed, a forged one refused, and a broken one is an error at its place.
. "$(dirname "$0")/lib.sh"

plan=$work/small.yaml
small_plan "$plan"
sed -i 's/^fairness:.*/fairness: { method: leximin, categories: [duties, weekends] }/' "$plan"
differ() {
    ! cmp -s "$1" "$2"
}

exits "solve by levels" 0 solve "$plan" -o "$work/out-folder" --effort 20000
says "the summary says what is proven" out 'no lawful roster in which locums cost no more'
roster=$work/out-folder/roster.csv
certificate=$work/out-folder/certificate.json
ok "all levels are proven" python3 -c "import json; assert all(s['proven'] == 3 for s in json.load(open('$work/out-folder/solve.json'))['settled'])"

exits "a true certificate" 0 audit "$plan" "$roster" --certificate "$certificate"
says "it agrees" out 'agrees with the plan and the roster'
says "the points are those of some rosters only" out 'that no lawful roster with the same'
says "what is claimed is said in our own words" out 'duties: no lawful roster.* gives whoever has most less than'
sed 's/"says": "duties: .*"/"says": "duties: all is perfect"/' "$certificate" >"$work/words.json"
ok "the words in the file were changed" differ "$certificate" "$work/words.json"
exits "words in the file are not read" 0 audit "$plan" "$roster" --certificate "$work/words.json"
ok "nor shown" [ "$(grep -c perfect "$work/out")" -eq 0 ]
exits "exit code of the true one again" 0 audit "$plan" "$roster" --certificate "$certificate"
says "arithmetic confirms it" out 'duties: confirmed by arithmetic for 3 of 3 doctors \(14 duties that only 3 doctors may have\)'

# Where whoever has most is all that counts, nothing is claimed of the others.
sed 's/leximin/min-max/' "$plan" >"$work/top.yaml"
exits "min-max" 0 solve "$work/top.yaml" -o "$work/top" --effort 20000
exits "min-max: its certificate" 0 audit "$work/top.yaml" "$work/top/roster.csv" --certificate "$work/top/certificate.json"
says "min-max: arithmetic confirms who has most" out 'duties: confirmed by arithmetic for whoever has most \(14 duties'
ok "min-max: and no number of doctors" bash -c "! grep -q 'confirmed by arithmetic for [0-9]' '$work/out'"


# forge NAME SED REASON: with one number changed it is refused, and the reason is said.
forge() {
    sed -E "$2" "$certificate" >"$work/forged.json"
    ok "$1: it was changed" differ "$certificate" "$work/forged.json"
    exits "$1" 3 audit "$plan" "$roster" --certificate "$work/forged.json"
    says "$1: the reason" out "$3"
}
forge "a load changed" '/"excess": \[/{n;s/[-0-9.]+/7.5/}' 'the loads are others'
forge "a floor changed" '/"floor": \[/{n;s/[-0-9.]+/7.5/}' 'the floor is another'
forge "more proven than there are doctors" '0,/"proven": 3/s//"proven": 4/' 'claims more than it can prove'
forge "points changed" 's/"points": [0-9.]+/"points": 1234.5/' 'other points'
forge "another plan" 's/"input_sha256": "./&0/' 'another plan'
forge "another roster" 's/"roster_sha256": "./&0/' 'another roster'

swap() {
    awk -F, 'BEGIN { OFS = "," } NR == 2 { first = $6 } { row[NR] = $0; who[NR] = $6 }
        END { for (i = 3; i <= NR; i++) if (who[i] != first) { other = i; break }
              for (i = 1; i <= NR; i++) { n = split(row[i], f, ","); if (i == 2) f[6] = who[other]; if (i == other) f[6] = first
                  line = f[1]; for (k = 2; k <= n; k++) line = line "," f[k]; print line } }' "$roster" >"$work/swapped.csv"
}
swap
exits "a roster swapped" 3 audit "$plan" "$work/swapped.csv" --certificate "$certificate"
says "a roster swapped: the reason" out 'another roster'

sed 's/"proven"/"porven"/' "$certificate" >"$work/typo.json"
exits "an unknown key" 1 audit "$plan" "$roster" --certificate "$work/typo.json"
says "an unknown key: where, and what was meant" err "typo.json:[0-9]+:[0-9]+: error: unknown key 'porven'"
says "an unknown key: a suggestion" err "did you mean 'proven'"
printf '{"certificate": 1' >"$work/half.json"
exits "half a file" 1 audit "$plan" "$roster" --certificate "$work/half.json"
head -c 100000 /dev/urandom >"$work/noise.json"
exits "noise" 1 audit "$plan" "$roster" --certificate "$work/noise.json"
printf '[%.0s' {1..100000} >"$work/deep.json"
exits "too deep" 1 audit "$plan" "$roster" --certificate "$work/deep.json"
exits "no such file" 1 audit "$plan" "$roster" --certificate "$work/none.json"

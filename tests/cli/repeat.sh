#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The same input, seed and effort give the same bytes, on a whole service too.
. "$(dirname "$0")/lib.sh"

effort=${REPEAT_EFFORT:-15000}
for run in one two; do
    exits "the example, run $run" 0 solve "$example" -o "$work/$run" --seed 3 --effort "$effort" --quiet
done
for file in roster.csv roster.xlsx ledger.yaml audit.txt audit.json; do
    ok "the same bytes: $file" cmp "$work/one/$file" "$work/two/$file"
done
ok "the same bytes: every chart" diff -r "$work/one/charts" "$work/two/charts"
ok "all 182 duties" [ "$(wc -l <"$work/one/roster.csv")" -eq 183 ]
exits "lawful" 0 audit "$example" "$work/one/roster.csv" --quiet
ok "nothing left to a locum" [ "$(cut -d, -f6 "$work/one/roster.csv" | grep -c '^$')" -eq 0 ]

# Levels are settled by many searches, one after another: no clock and no number of jobs may tell in them.
for jobs in 1 2; do
    exits "levels, $jobs at a time" 0 solve "$example" --scenario worst-off-first -o "$work/levels-$jobs" --effort $((effort / 5)) --jobs $jobs --quiet
done
ok "levels: the same roster" cmp "$work/levels-1/roster.csv" "$work/levels-2/roster.csv"
ok "levels: the same certificate" cmp "$work/levels-1/certificate.json" "$work/levels-2/certificate.json"
exits "levels: the certificate is true" 0 audit "$example" --scenario worst-off-first "$work/levels-1/roster.csv" --certificate "$work/levels-1/certificate.json" --quiet

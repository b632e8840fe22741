#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# vaktplan check --explain-rules: of whom and of what each rule speaks, in words; what else is said of it stands in explain.sh.
. "$(dirname "$0")/lib.sh"

small_plan "$work/small.yaml"
sed '/^rules:/,$d' "$work/small.yaml" |
    sed 's/^  anne: .*/  anne: { home: grong, qualified: [alone], groups: [owners] }/; s/^  bo: .*/  bo: { home: grong, groups: [owners] }/' \
        >"$work/rules.yaml"
cat >>"$work/rules.yaml" <<'YAML'
  bakvakt:
    site: home
    times: { sat-sun: 08:00-08:00 }
    locum: 50
rules:
  rest: { hours: 9 }
  behind: { kind: backup, lines: forvakt, lacking: alone, line: bakvakt, qualified: alone, minutes: 90 }
  in-training: { kind: duties, at_most: 3, days: 7, lacking: alone }
  owners-apart: { kind: apart, groups: owners, soft: 2.5 }
  fridays: { kind: spacing, days: 3, on: [fri-sat], lines: forvakt, categories: [nights, weekends] }
  every-day: { kind: spacing, days: 2, on: [mon-sun], soft: 1 }
  winter-holiday: { kind: duties, at_most: 1, per: period, dates: [2027-01-11..2027-01-13, 2027-01-16, 12-20..01-02, 05-17] }
YAML

# rule NAME: what is said of the rule goes to $work/rule.
rule() {
    awk -v name="$1" 'BEGIN { RS = "" } $0 ~ "^" name " "' "$work/out" >"$work/rule"
}

exits "scopes" 0 check "$work/rules.yaml" --explain-rules
rule rest
says "no scope: the rule is there" rule '^rest \(rest\): at least 9 hours'
ok "no scope: none is said" bash -c "! grep -qE 'doctors:|lines:|for:|on:|dates:|duties:' '$work/rule'"
rule in-training
says "doctors by what they lack" rule '^    doctors: bo, cecilie$'
rule owners-apart
says "doctors by group" rule '^    doctors: anne, bo$'
rule fridays
says "lines" rule '^    lines: forvakt$'
says "categories" rule '^    that count for: nights, weekends$'
says "weekdays" rule '^    that begin on: Friday, Saturday$'
says "how many duties that is" rule '^    duties: 4 of 18 of the period$'
rule every-day
says "all duties in the end: the scope" rule '^    that begin on: Monday, .*, Sunday$'
ok "all duties in the end: not counted" bash -c "! grep -q 'duties:' '$work/rule'"
rule winter-holiday
says "dates, once and every year" rule '^    dates: 2027-01-11\.\.2027-01-13, 2027-01-16, 12-20\.\.01-02 every year, 05-17 every year$'

exits "of a line" 0 check "$work/rules.yaml" --explain-rules --line bakvakt
ok "of a line: what has duties of it on some dates" grep -q '^winter-holiday' "$work/out"
ok "of a line: not what speaks of another" bash -c "! grep -q '^fridays' '$work/out'"
ok "of a line: what needs it as a back-up" grep -q '^behind (backup)' "$work/out"
exits "of another line" 0 check "$work/rules.yaml" --explain-rules --line forvakt
ok "of another line: what has a back-up for it" grep -q '^behind (backup)' "$work/out"

# The same words where rules are listed.
exits "in the list" 0 check "$work/rules.yaml"
says "in the list: no scope" out '^  rest +at least 9 hours free between two duties, driving not counted as free – hard$'
says "in the list: doctors" out '^  owners-apart  not on duty at the same time \(doctors: anne, bo\) – soft, 2\.5 points, for 2 of 3 doctors$'
says "in the list: lines, categories, weekdays" out \
    '^  fridays +at least 3 days .* next \(lines: forvakt; that count for: nights, weekends; that begin on: Friday, Saturday\) – hard'
says "in the list: dates" out '^  winter-holiday  .*\(dates: 2027-01-11\.\.2027-01-13, 2027-01-16, 12-20\.\.01-02 every year, 05-17 every year\) – hard'
says "in the list: no source" out '^ +the plan itself \[NOT VERIFIED\]$'
exits "a roster" 0 solve "$work/rules.yaml" -o "$work/solved" --effort 2000 -q
ok "in audit.txt" grep -q 'owners-apart: not on duty at the same time (doctors: anne, bo)' "$work/solved/audit.txt"
ok "in the report" grep -q 'not on duty at the same time (doctors: anne, bo)' "$work/solved/report.html"

sed 's/^language: en/language: nb/' "$work/rules.yaml" >"$work/nb.yaml"
exits "the list in bokmål" 0 check "$work/nb.yaml"
says "the list in bokmål: scope" out '\(linjer: forvakt; som teller for: netter, helger; som begynner på: fredag, lørdag\) – absolutt'
says "the list in bokmål: no source" out '^ +planen selv \[IKKE VERIFISERT\]$'
ok "the list in bokmål: no English source" bash -c "! grep -q 'the plan itself' '$work/out'"
exits "in bokmål" 0 check "$work/nb.yaml" --explain-rules
rule fridays
says "in bokmål: weekdays" rule '^    som begynner på: fredag, lørdag$'
says "in bokmål: categories" rule '^    som teller for: netter, helger$'
rule winter-holiday
says "in bokmål: dates" rule '^    datoer: .*, 12-20\.\.01-02 hvert år, 05-17 hvert år$'

# As many names as fit on a line, then how many more.
{
    sed '/^doctors:/,$d' "$work/small.yaml"
    echo 'doctors:'
    for i in $(seq 1 40); do echo "  doctor-$i: { home: grong, groups: [all-of-them] }"; done
    sed -n '/^lines:/,$p' "$work/small.yaml" | sed 's/^rules:/rules:\n  spacing: { days: 2, groups: [all-of-them] }/'
} >"$work/many.yaml"
exits "many doctors" 0 check "$work/many.yaml" --explain-rules
says "many doctors: the first of them" out '^    doctors: doctor-1, doctor-2, .*, doctor-10 and 30 more$'

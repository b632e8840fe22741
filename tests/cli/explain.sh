#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# vaktplan check --explain-rules: which rules are in force for a doctor, a line, both, or at all; and what of each is said.
. "$(dirname "$0")/lib.sh"

small_plan "$work/small.yaml"
plan=$work/plan.yaml
sed 's/^rules:/  bakvakt: { site: home, times: { mon-sun: 08:00-08:00 } }\nprofiles: [sfs2305-legevakt, aml-employed]\nrules:/; /^  rest:/d' "$work/small.yaml" >"$plan"
sed -i 's/^fairness:/  rest: { hours: 10 }\n  apart-days: { kind: spacing, days: 3, soft: 2.5, doctors: [anne, bo], lines: [forvakt], source: our own, verified: no }\nfairness:/' "$plan"
sed -i 's/^fairness:/  few-weekends: { kind: weekends, at_most: 1, of: 2, doctors: [cecilie], lines: [bakvakt] }\nfairness:/' "$plan"
all=$("$VAKTPLAN" check "$plan" --json | sed -n '/"rules": \[/,/^  \]/p' | grep -c '"id":')

# rule NAME: what $work/out says of that rule, on one line.
rule() {
    awk -v name="$1 (" 'index($0, name) == 1 { found = 1 } found && $0 == "" { exit } found { printf "%s|", $0 }' "$work/out"
}

# told NAME RULE WANTED: what is said of the rule fits the extended regular expression WANTED.
told() {
    ok "$1" grep -qE -- "$3" <<<"$(rule "$2")"
}

# named WORD…: the rules that $work/out speaks of.
named() {
    grep -oE '^[a-z-]+ \(' "$work/out" | tr -d ' (' | tr '\n' ' '
}

exits "all rules" 0 check "$plan" --explain-rules
silent "all rules: nothing on stderr" err
says "all rules: heading" out '^Rules in force$'
ok "all rules: as many as --json lists ($all)" [ "$(named | wc -w)" -eq "$all" ]
told "a rule of every plan: hard, and no source or place is made up" overlap '^overlap \(overlap\): one duty at a time\|    force: hard\|$'
told "a rule of a profile that the plan changes: its new figure" rest '^rest \(rest\): at least 10 hours free'
told "a rule of a profile that the plan changes: whose source, and that it no longer says so" rest \
    '\|    source: changed in the plan \(sfs2305-legevakt: SFS 2305 [^|]*\) \[NOT VERIFIED\]\|'
told "a rule of a profile that the plan changes: where" rest \
    "\|    set: .*/plan\.yaml:$(grep -n '  rest:' "$plan" | cut -d: -f1) \(changes the profile sfs2305-legevakt\)\|"
told "a rule of the plan's own: soft, with its points" apart-days '^apart-days \(spacing\): at least 3 days from .*\|    force: soft, 2\.5 points a unit\|'
told "a rule of the plan's own: whom and what it speaks of" apart-days '\|    doctors: anne, bo\|    lines: forvakt\|    duties: 14 of 28 of the period\|'
told "a rule of the plan's own: a source that nobody verified" apart-days '\|    source: our own \[NOT VERIFIED\]\|'
told "a rule of a profile as it is: its source" aml-daily-rest '\|    source: .*aml.* \[verified\]\|'
told "a rule of a profile as it is: where" aml-daily-rest '\|    set: .*/aml-employed\.yaml:[0-9]+ \(the profile aml-employed\)\|$'

exits "a doctor" 0 check "$plan" --explain-rules --doctor anne
says "a doctor: heading" out '^Rules for anne$'
ok "a doctor: his rules" [ -n "$(rule apart-days)" ]
ok "a doctor: nobody else's" [ -z "$(rule few-weekends)" ]
ok "a doctor: all others" [ "$(named | wc -w)" -eq $((all - 1)) ]
exits "a line" 0 check "$plan" --explain-rules --line bakvakt
says "a line: heading" out '^Rules for bakvakt$'
ok "a line: its rules" [ -n "$(rule few-weekends)" ]
ok "a line: no other line's" [ -z "$(rule apart-days)" ]
exits "a doctor and a line" 0 check "$plan" --explain-rules --doctor anne --line bakvakt
says "a doctor and a line: heading" out '^Rules for anne on bakvakt$'
ok "a doctor and a line: neither of the two" [ -z "$(rule apart-days)$(rule few-weekends)" ]
ok "a doctor and a line: what speaks of both" [ -n "$(rule rest)" ]

sed 's/^language: en/language: nb/' "$plan" >"$work/nb.yaml"
exits "bokmål" 0 check "$work/nb.yaml" --explain-rules --doctor bo --line forvakt
says "bokmål: heading" out '^Regler for bo på forvakt$'
told "bokmål: a rule" apart-days '^apart-days \(spacing\): minst 3 dager fra .*\|    kraft: myk, 2,5 poeng per enhet\|    leger: anne, bo\|    linjer: forvakt\|    vakter: 14 av 28 i perioden\|    kilde: our own \[IKKE VERIFISERT\]\|    satt: '

told "bokmål: a rule that the plan changes: whose source" rest '\|    kilde: endret i planen \(sfs2305-legevakt: SFS 2305 [^|]*\) \[IKKE VERIFISERT\]\|'

exits "an unknown doctor" 2 check "$plan" --explain-rules --doctor ane
says "an unknown doctor: did you mean" err "^vaktplan check: the plan has no doctor 'ane', did you mean 'anne'\?"
lines "an unknown doctor: one line" err 1
silent "an unknown doctor: nothing on stdout" out
exits "an unknown line" 2 check "$plan" --explain-rules --line forvagt
says "an unknown line: did you mean" err "^vaktplan check: the plan has no line 'forvagt', did you mean 'forvakt'\?"
exits "a doctor like none" 2 check "$plan" --explain-rules --doctor zzzzzzzzzz
says "a doctor like none: no suggestion" err "^vaktplan check: the plan has no doctor 'zzzzzzzzzz' \(vaktplan check --help\)$"
exits "a line is no doctor" 2 check "$plan" --explain-rules --doctor forvakt
exits "with --json" 2 check "$plan" --explain-rules --json
says "with --json: what lists them" err '^vaktplan check: --explain-rules has no JSON; --json alone lists the rules'
silent "with --json: nothing on stdout" out
for option in --doctor --line; do
    exits "$option alone" 2 check "$plan" $option anne
    says "$option alone: what it goes with" err '^vaktplan check: --doctor and --line go with --explain-rules'
done
printf 'vaktplan: 1\ntitel: Wrong\n' >"$work/wrong.yaml"
exits "a wrong plan" 1 check "$work/wrong.yaml" --explain-rules --doctor nobody
says "a wrong plan: its errors" err 'wrong\.yaml:2:1: error: '
silent "a wrong plan: nothing on stdout" out

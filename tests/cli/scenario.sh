#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# --scenario on every command that reads a plan, and `check`, which reads them all; plans of several files from the command line.
. "$(dirname "$0")/lib.sh"

small_plan "$work/none.yaml"
small_plan "$work/small.yaml"
cat >>"$work/small.yaml" <<'YAML'
scenarios:
  alone: { title: Only the eldest, doctors: { bo: ~, cecilie: ~ } }
  dear: { based-on: alone, lines: { forvakt: { locum: 500 } } }
YAML

exits "check reads the plan and its scenarios" 0 check "$work/small.yaml"
says "check: the plan itself" out '^Doctors +3$'
exits "check --scenario" 0 check "$work/small.yaml" --scenario alone
says "check --scenario: its doctors" out '^Doctors +1$'
says "check --scenario: the title" out ' – Only the eldest$'
exits "an unknown scenario" 1 check "$work/small.yaml" --scenario aloen
says "an unknown scenario: did you mean" err "did you mean 'alone'\?"
silent "an unknown scenario: nothing on stdout" out
exits "a scenario of a plan without" 1 check "$work/none.yaml" --scenario alone
says "a scenario of a plan without: said of the file" err "^$work/none\.yaml: error: the plan has no scenario 'alone'$"
exits "--scenario without a name" 2 check "$work/small.yaml" --scenario
for command in check solve audit why report export; do
    run $command --help
    says "$command --help knows --scenario" out '^ +--scenario NAME '
done

# What is wrong in any of them is told by check, and by the others only when it is chosen.
cp "$work/small.yaml" "$work/wrong.yaml"
cat >>"$work/wrong.yaml" <<'YAML'
  first: { doctors: { bo: { post: 0 } } }
  second: { based-on: first, doctors: { bo: { home: nowhere } } }
  third: { rules: { rest: { doctors: [dag] } } }
  fourth: { period: { to: 2026-12-31 } }
  fifth: { lines: { forvakt: { times: { mon: 08:00-16:00 } } } }
  sixth: { sites: { sandvika: ~ } }
YAML
line=$(grep -n '^  first:' "$work/wrong.yaml" | cut -d: -f1)
exits "check: scenarios that are wrong" 1 check "$work/wrong.yaml"
says "check: a value" err "wrong\.yaml:$line:35: error: post must be a number above 0 and at most 100, not 0$"
says "check: a reference" err "wrong\.yaml:$((line + 2)):39: error: unknown doctor 'dag'$"
says "check: the period" err "wrong\.yaml:$((line + 3)):27: error: the period ends before it begins"
says "check: what does not go with the plan" err "wrong\.yaml:$((line + 4)):41: error: mon is given twice$"
says "check: what breaks the plan's own lines" err "wrong\.yaml:[0-9]+:[0-9]+: error: unknown site 'sandvika' \(in scenario sixth\)$"
ok "check: what is based on a broken one waits" [ "$(grep -c nowhere "$work/err")" -eq 0 ]
silent "check: no figures of a plan that is wrong" out
exits "check --json" 1 check "$work/wrong.yaml" --json
says "check --json: not valid" out '"valid": false'
says "check --json: which scenario" out '\(in scenario sixth\)'
exits "check -: scenarios on standard input" 1 check - <"$work/wrong.yaml"
says "check -: their places" err "^<stdin>:$line:35: error: post must be"
exits "export takes the plan without them" 0 export "$work/wrong.yaml" --lp "$work/plain.lp"
exits "export --scenario refuses the one that is wrong" 1 export "$work/wrong.yaml" --scenario second --lp "$work/second.lp"
says "export --scenario: a value of what it is based on" err "wrong\.yaml:$line:35: error: post must be"
ok "export --scenario: nothing is written" [ ! -e "$work/second.lp" ]

# One roster each; each is lawful in its own scenario.
exits "solve" 0 solve "$work/small.yaml" -o "$work/plain" --effort 2000 -q
exits "solve --scenario" 0 solve "$work/small.yaml" --scenario alone -o "$work/alone" --effort 2000 -q
ok "solve: all three have duty" grep -q ',cecilie' "$work/plain/roster.csv"
ok "solve --scenario: those who are not there have none" [ "$(grep -cE ',(bo|cecilie)' "$work/alone/roster.csv")" -eq 0 ]
ok "solve --scenario: the report says which" grep -q 'Only the eldest' "$work/alone/report.html"
sha() { sed -n 's/.*"input_sha256": "\([0-9a-f]*\)".*/\1/p' "$1/solve.json"; }
ok "solve --scenario: the hash of the input is another" [ "$(sha "$work/plain")" != "$(sha "$work/alone")" ]
exits "audit --scenario" 0 audit "$work/small.yaml" "$work/alone/roster.csv" --scenario alone
says "audit --scenario: the title" out 'Only the eldest'
exits "audit --scenario: a doctor who is not there" 1 audit "$work/small.yaml" "$work/plain/roster.csv" --scenario alone
exits "report --scenario" 0 report "$work/small.yaml" "$work/alone/roster.csv" --scenario alone -o "$work/again" -q
ok "report --scenario: says which" grep -q 'Only the eldest' "$work/again/report.html"
exits "export --scenario" 0 export "$work/small.yaml" --scenario dear --lp "$work/dear.lp"
ok "export --scenario: another program" test "$(cksum <"$work/dear.lp")" != "$(cksum <"$work/plain.lp")"

# A plan of two files, read from elsewhere.
mkdir -p "$work/service/common"
sed -n '/^sites:/,/^travel:/p' "$work/small.yaml" >"$work/service/common/places.yaml"
{ echo 'include: common/places.yaml'; sed '/^sites:/,/^travel:/d' "$work/small.yaml"; } >"$work/service/plan.yaml"
exits "a plan of two files" 0 check "$work/service/plan.yaml"
exits "a plan of two files, with a scenario" 0 check "$work/service/plan.yaml" --scenario dear
sed -i 's/sandvika: { /sandvika: { nmae: S, /' "$work/service/common/places.yaml"
exits "an error in the other file" 1 check "$work/service/plan.yaml"
says "an error in the other file: there" err "^$work/service/common/places\.yaml:[0-9]+:[0-9]+: error: unknown key 'nmae' in site sandvika$"
says "an error in the other file: its line" err '^ +[0-9]+ \| .*nmae'

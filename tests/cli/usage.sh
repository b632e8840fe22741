#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# What the user can mistype, and what --help says: usage errors are one line on stderr and exit code 2.
. "$(dirname "$0")/lib.sh"

exits "--help" 0 --help
says "help names every command" out '^  vaktplan check '
says "help names the exit codes" out 'Exit codes: 0 done, 1 input wrong, 2 usage'
silent "help says nothing on stderr" err
for command in init check solve audit report export; do
    exits "$command --help" 0 $command --help
    says "$command --help shows its use" out "^Usage: vaktplan $command PLAN\.yaml"
    says "$command --help names its exit codes" out 'Exit codes: 0'
    silent "$command --help says nothing on stderr" err
    exits "$command -h after other words" 0 $command no-such-file -h
    exits "$command without a plan" 2 $command
    says "$command says what is missing" err "^vaktplan $command: PLAN.yaml is missing"
    lines "$command: one line" err 1
    exits "$command with an unknown option" 2 $command plan.yaml --no-such-thing
    says "$command names the unknown option" err "^vaktplan $command: unknown option '--no-such-thing'"
    lines "$command: one line for an unknown option" err 1
    silent "$command: usage errors leave stdout alone" out
done

exits "--version" 0 --version
says "the version is a version" out '^vaktplan [0-9]+\.[0-9]+\.[0-9]+$'
exits "no command" 2
says "no command: which there are" err 'init, check, solve, audit, why, report, compare or export'
exits "unknown command" 2 chekc
says "unknown command: did you mean" err "unknown command 'chekc', did you mean 'check'\?"
lines "unknown command: one line" err 1
exits "a command that is like none" 2 frobnicate-everything
says "no suggestion where none is close" err "^vaktplan: unknown command 'frobnicate-everything' \(vaktplan --help\)$"
exits "unknown option before the command" 2 --colour
says "it is called an option" err "unknown option '--colour'"

exits "mistyped option" 2 solve plan.yaml --efort 5
says "mistyped option: did you mean" err "unknown option '--efort', did you mean '--effort'\?"
exits "mistyped option with =" 2 solve plan.yaml --time-limt=5
says "mistyped option with =: did you mean" err "did you mean '--time-limit'\?"
exits "unknown short option" 2 check plan.yaml -x
says "unknown short option is named" err "unknown option '-x'"
exits "unknown short option among known ones" 2 check -qx plan.yaml
says "it is named too" err "unknown option '-x'"
exits "option without its value" 2 solve plan.yaml -o
says "which value" err '--output needs a value: DIR'
exits "long option without its value" 2 solve plan.yaml -o out --effort
says "which value, long" err '--effort needs a value: N'
exits "a value where none belongs" 2 check plan.yaml --json=yes
says "says that it takes none" err '--json takes no value'
exits "one word too many" 2 check plan.yaml other.yaml
says "which word" err "unexpected argument 'other.yaml'"
exits "audit without a roster" 2 audit plan.yaml
says "audit: which file" err 'ROSTER.csv is missing'
exits "standard input twice" 2 audit - -
says "standard input twice: says so" err 'only one file can be standard input'
exits "standard input twice through an option" 2 solve - --start - -o "$work/never"
exits "solve without -o" 2 solve plan.yaml
says "solve without -o: says so" err '-o DIR is missing'
exits "report without -o" 2 report plan.yaml roster.csv
exits "export without a format" 2 export plan.yaml
says "export without a format: says which" err '--mps FILE or --lp FILE is missing'
exits "export to a file without a name" 2 export plan.yaml --mps ''

for wrong in -1 1x '' 0x10 1e5 ' 5' 1.5 99999999999999999999; do
    exits "--effort '$wrong'" 2 solve plan.yaml -o "$work/never" --effort="$wrong"
    says "--effort '$wrong': says what it takes" err '--effort takes a whole number'
    exits "--seed '$wrong'" 2 solve plan.yaml -o "$work/never" --seed="$wrong"
done
for wrong in -1 0 nan inf 1e3 0x10 five '' 1.2.3 ' 5'; do
    exits "--time-limit '$wrong'" 2 solve plan.yaml -o "$work/never" --time-limit="$wrong"
    says "--time-limit '$wrong': says what it takes" err '--time-limit takes a number from 0\.1'
done
for wrong in -1 101 nan 5%; do
    exits "--gap '$wrong'" 2 solve plan.yaml -o "$work/never" --gap="$wrong"
done
ok "usage errors write nothing" [ ! -e "$work/never" ]

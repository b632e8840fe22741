#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# vaktplan compare --scenarios on other machines: commands to be run anywhere, and tasks for Slurm, with scripts in place of sbatch and squeue.
. "$(dirname "$0")/lib.sh"

# with_scenarios FILE: a small plan with two scenarios.
with_scenarios() {
    small_plan "$1"
    cat >>"$1" <<'YAML'
scenarios:
  away: { doctors: { anne: { leave: [2027-01-04..2027-01-10] } } }
  weighed: { fairness: { categories: { nights: 5 } } }
YAML
}

# Every name that a shell could take for something else.
hostile=$work/"a b'c\"d\$(touch HOSTILE)\`touch HOSTILE\`;&|{}\\~*%j #!"
mkdir "$hostile"
plan=$hostile/-plan.yaml
with_scenarios "$plan"
all=$hostile/out
asked=(compare ./-plan.yaml --scenarios "away,weighed" -o out --effort 20000)
cd "$hostile" || exit 2

# Without help of others, in a folder of its own where everything bears the same names.
mkdir "$work/alone"
cp "$plan" "$work/alone"
(cd "$work/alone" && "$VAKTPLAN" "${asked[@]}" --quiet)
alone=$work/alone/out

# same_results FOLDER OTHER: what is in them is the same, but for how long each search took, and at how many at a time; what differs goes to $work/out.
same_results() {
    local name
    diff -r -x solve.json -x slurm "$1" "$2" >"$work/out" || return 1
    for name in base away weighed; do
        diff <(untimed "$1/$name/solve.json") <(untimed "$2/$name/solve.json") >"$work/out" || return 1
    done
}

untimed() {
    grep -vE '"(seconds|seconds_to_first|seconds_to_covered|jobs)"' "$1"
}

# ---- what does not go together ----

exits "--print-commands without --scenarios" 2 compare "$work" "$work" --print-commands
exits "--print-commands with --json" 2 "${asked[@]}" --print-commands --json
exits "--print-commands with --jobs" 2 "${asked[@]}" --print-commands --jobs 2
exits "--print-commands, an unknown scenario" 1 compare "$plan" --scenarios away,awya -o "$all" --print-commands
silent "an unknown scenario: nothing is printed" out

# ---- commands ----

exits "--print-commands" 0 "${asked[@]}" --print-commands
lines "a line for each" out 3
says "with all that solve needs" out "solve --quiet --jobs 1 --scenario away --effort 20000 --output '/.*/out/away' -- '/.*/-plan\.yaml'$"
ok "nothing is solved" [ ! -e "$all" ]
cp "$work/out" "$work/commands"
(cd / && sh "$work/commands") >"$work/out" 2>"$work/err"
ok "they run in any folder" [ -e "$all/base/roster.csv" -a -e "$all/away/roster.csv" -a -e "$all/weighed/roster.csv" ]
ok "and nothing that stands in a name is run" [ -z "$(find / "$work" "$hostile" . -maxdepth 1 -name HOSTILE)" ]
touch -d 2020-01-01 "$all/away/roster.csv"
exits "when all is there" 0 "${asked[@]}" --print-commands
silent "nothing is printed" out
silent "and nothing said" err
exits "compared" 0 "${asked[@]}"
ok "what they made is kept" [ "$(date -r "$all/away/roster.csv" +%Y)" -eq 2020 ]
ok "the same as without" same_results "$alone" "$all"
rm "$all/away/audit.json"
exits "one is damaged" 0 "${asked[@]}" --print-commands
lines "one line" out 1
says "for that one" out '--scenario away '

cp "$plan" "$work/p.yaml"
(cd "$work" && "$VAKTPLAN" compare p.yaml --scenarios away -o o --print-commands --seed 7 --lang nb) >"$work/out" 2>"$work/err"
ok "paths from the root, plain words as they are" diff "$work/out" - <<OUT
$VAKTPLAN solve --quiet --jobs 1 --lang nb --seed 7 --output $work/o/base -- $work/p.yaml
$VAKTPLAN solve --quiet --jobs 1 --scenario away --lang nb --seed 7 --output $work/o/away -- $work/p.yaml
OUT
mkdir "$work/bin"
ln -s "$VAKTPLAN" "$work/bin/vaktplan"
(cd "$work" && PATH=$work/bin:$PATH vaktplan compare p.yaml --scenarios away -o o --print-commands) >"$work/out" 2>"$work/err"
says "a program that PATH finds is named as it was typed" out "^vaktplan solve "
(cd "$work/bin" && ./vaktplan compare ../p.yaml --scenarios away -o o --print-commands) >"$work/out" 2>"$work/err"
says "another by its path" out "^$work/bin/\./vaktplan solve "
mkdir "$work/two
lines"
exits "a line break in a path" 1 compare "$plan" --scenarios away -o "$work/two
lines/out" --print-commands
silent "a line break: nothing is printed" out
says "a line break: says so" err 'has control characters'

# Twice the same at the same time.
rm -r "$all"
(cd / && sh "$work/commands" & sh "$work/commands" & wait) >"$work/out" 2>"$work/err"
silent "two at once: nobody is turned away" err
ok "two at once: the same as one" diff -r -x solve.json -x 'compare.*' "$alone" "$all"

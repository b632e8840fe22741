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
  many: { vary: { rest: { at: rules.rest.hours, values: [8, 9, 10] }, locum: { at: lines.forvakt.locum, values: [50, 5] } } }
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

# rounds: commands are asked for and run until there are none, all in another folder than where they were asked for.
rounds() {
    local commands
    while commands=$("$VAKTPLAN" "${asked[@]}" --print-commands) && [ -n "$commands" ]; do
        echo round
        (cd / && sh -c "$commands")
    done
}

exits "--print-commands" 0 "${asked[@]}" --print-commands
lines "a line for what can be begun now" out 1
says "with all that solve needs" out "solve --quiet --jobs 1 --effort 20000 --output '/.*/out/base' -- '/.*/-plan\.yaml'$"
ok "nothing is solved" [ ! -e "$all" ]
(cd / && sh "$work/out") >"$work/err" 2>&1
exits "--print-commands again" 0 "${asked[@]}" --print-commands
lines "a line for each that begins near that" out 2
says "near its roster" out "solve --quiet --jobs 1 --scenario away --effort 20000 --near '/.*/out/base/roster\.csv' --output '/.*/out/away' -- '/.*/-plan\.yaml'$"
rounds >"$work/out" 2>"$work/err"
lines "all in two rounds" out 1
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
(cd "$work" && "$VAKTPLAN" compare p.yaml --base away --scenarios weighed -o o --print-commands --seed 7 --lang nb) >"$work/out" 2>"$work/err"
ok "paths from the root, plain words as they are" [ "$(cat "$work/out")" = "$VAKTPLAN solve --quiet --jobs 1 --scenario away --lang nb --seed 7 --output $work/o/away -- $work/p.yaml" ]
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
(rounds & rounds & wait) >"$work/out" 2>"$work/err"
silent "two at once: nobody is turned away" err
ok "two at once: the same as one" diff -r -x solve.json -x 'compare*' "$alone" "$all"

# ---- Slurm, played by scripts: sbatch keeps the job, every question to squeue carries out one task ----

fake=$work/fake
mkdir "$fake" "$fake/bin" "$fake/jobs" "$work/empty"
ln -s "$(command -v gnuplot)" "$work/empty/gnuplot" # which the comparison's own charts need
full_path=$PATH
cat >"$fake/bin/sbatch" <<SH
#!/bin/bash
PATH=$full_path
cd "$fake" || exit 9
[ ! -e refuse ] || { echo "sbatch: error: invalid partition" >&2; exit 1; }
id=\$((100 + \$(ls jobs | wc -l)))
mkdir "jobs/\$id"
printf '%s\n' "\$@" >"jobs/\$id/words"
cp "\${@: -1}" "jobs/\$id/script"
sed -n 's/^--job-name=//p' "jobs/\$id/words" >"jobs/\$id/name"
sed -n 's/^--output=//p' "jobs/\$id/words" >"jobs/\$id/log"
seq \$(sed -nE 's/^--array=1-([0-9]+).*/\1/p' "jobs/\$id/words") >"jobs/\$id/left"
[ ! -e at-once ] || setsid bash "$fake/carry-out" all >/dev/null 2>&1 &
echo \$id
SH
cat >"$fake/carry-out" <<SH
cd "$fake" || exit 9
for job in jobs/*; do
    while [ -s "\$job/left" ]; do
        task=\$(head -n 1 "\$job/left")
        log=\$(sed "s/%%/\x01/g; s/%A/\${job#jobs/}/; s/%a/\$task/; s/\x01/%/g" "\$job/log")
        if [ -e lose ] && [ "\$task" = "\$(cat lose)" ]; then
            echo "slurmstepd: error: killed" >"\$log"
        else
            SLURM_ARRAY_TASK_ID=\$task PATH=$full_path sh "\$job/script" >"\$log" 2>&1
        fi
        sed -i 1d "\$job/left"
        [ "\$1" = all ] || exit 0
    done
done
SH
cat >"$fake/bin/squeue" <<SH
#!/bin/bash
PATH=$full_path
cd "$fake" || exit 9
[ ! -e deaf ] || exit 1
[ -e hold ] || bash "$fake/carry-out" one
echo "CLUSTER: played"
for job in jobs/*; do
    [ -e "\$job/left" ] || continue
    for task in \$(cat "\$job/left"); do echo "\$(cat "\$job/name")|\${job#jobs/}|\$task|PD"; done
done
SH
chmod +x "$fake/bin/sbatch" "$fake/bin/squeue"
hostile=$work/"a b'c\"d\$(touch HOSTILE)\`touch HOSTILE\`;&|{}~*%j %A #!"
mkdir "$hostile"
cp "$plan" "$hostile"
cd "$hostile" || exit 2
all=$hostile/out

# slurm ARGUMENT…: as run, with these sbatch and squeue.
slurm() {
    local saved=$PATH
    PATH=$fake/bin:$PATH
    run "$@" --slurm
    PATH=$saved
}

submitted() {
    find "$fake/jobs" -mindepth 1 -maxdepth 1 | wc -l
}

exits "--slurm without --scenarios" 2 compare "$work" "$work" --slurm
exits "--slurm with --print-commands" 2 "${asked[@]}" --slurm --print-commands
exits "--slurm-options without --slurm" 2 "${asked[@]}" --slurm-options --exclusive
exits "--slurm-options that are none" 2 "${asked[@]}" --slurm --slurm-options partition=x
PATH=$work/empty exits "no sbatch" 2 "${asked[@]}" --slurm
says "no sbatch: says so" err 'sbatch was not found'
ok "no sbatch: nothing is written" [ ! -e "$all" ]
mkdir "$work/back\\slash"
slurm compare "$plan" --scenarios away -o "$work/back\\slash/out"
ok "a backslash in the path is refused (found $code)" [ $code -eq 1 ]
says "a backslash: says so" err 'backslash'
sed 's/^  away:/  slurm:/' "$plan" >"$work/called.yaml"
slurm compare "$work/called.yaml" --scenarios slurm -o "$work/called"
ok "a scenario called slurm is refused (found $code)" [ $code -eq 1 ]
ok "nothing was submitted so far" [ "$(submitted)" -eq 0 ]

touch "$fake/refuse"
slurm "${asked[@]}" --slurm-options "--partition=none"
ok "sbatch refuses (found $code)" [ $code -eq 1 ]
says "its reason is said" err 'invalid partition'
says "and that nothing was submitted" err 'sbatch submitted nothing \(code 1\)'
ok "nothing is kept of it" [ -z "$(ls "$all/slurm")" ]
rm "$fake/refuse"

slurm "${asked[@]}" --slurm-options "  --partition=short  --time=30 " --jobs 2
ok "all are solved (found $code)" [ $code -eq 0 ]
cp "$work/out" "$work/tables"
says "progress" err '^Slurm: job 101 submitted, tasks: 2$'
says "more progress" err '^Slurm: [123]/3 ended'
ok "two jobs" [ "$(submitted)" -eq 2 ]
ok "the second after the first" grep -qx -- '--dependency=afterany:100' "$fake/jobs/101/words"
ok "with the user's words before ours" [ "$(head -n 5 "$fake/jobs/100/words" | cut -d= -f 1 | tr '\n' ' ')" = "--parsable --partition --time --job-name --array " ]
ok "so many at the same time" grep -qx -- '--array=1-2%2' "$fake/jobs/101/words"
ok "a percent sign in the path is doubled" grep -q -- '^--output=.*%%j %%A #!/out/slurm/%A_%a\.log$' "$fake/jobs/100/words"
ok "it may be put back into the queue" grep -qx '#SBATCH --requeue' "$fake/jobs/100/script"
ok "the same results as alone" same_results "$alone" "$all"
ok "nothing else is left" [ ! -e "$all/slurm" ]
ok "nothing that stands in a name was run" [ -z "$(find / "$work" "$hostile" "$fake" . -maxdepth 1 -name HOSTILE)" ]
slurm "${asked[@]}"
ok "when all is there (found $code)" [ $code -eq 0 ]
ok "nothing is submitted" [ "$(submitted)" -eq 2 ]
ok "the same words" cmp "$work/tables" "$work/out"
PATH=$work/empty exits "and no sbatch is needed" 0 "${asked[@]}" --slurm --quiet

# A task that was lost is told, with what it said, and submitted by the next call.
rm -r "$all"
echo 2 >"$fake/lose"
slurm "${asked[@]}" --quiet
ok "one is lost (found $code)" [ $code -eq 4 ]
says "the lost one is named, with its words' place" err '^weighed: not solved; .*/out/slurm/103_2\.log$'
says "and its words" err 'slurmstepd: error: killed'
ok "the others are there" [ -e "$all/base/roster.csv" -a -e "$all/away/roster.csv" -a ! -e "$all/weighed" ]
rm "$fake/lose"
slurm "${asked[@]}" --quiet
ok "the next call (found $code)" [ $code -eq 0 ]
silent "--quiet" err
ok "submits that one" [ "$(sed -nE 's/^--array=//p' "$fake/jobs/104/words")" = 1-1 ]
ok "and the results are the same as alone" same_results "$alone" "$all"
ok "the words of the lost one are removed" [ ! -e "$all/slurm" ]

# wait_in_background: begins, and waits for what is held; until something says that it waits.
wait_in_background() {
    PATH=$fake/bin:$PATH env --default-signal=INT "$VAKTPLAN" "${asked[@]}" --slurm >"$work/out" 2>"$work/err" &
    process=$!
    for _ in $(seq 100); do
        grep -q 'ended' "$work/err" && return
        sleep 0.1
    done
}

# Ctrl-C while it waits, kill -9, and a kill before the job's number was noted: never twice.
for how in INT KILL unnoted; do
    rm -r "$all"
    before=$(submitted)
    touch "$fake/hold"
    wait_in_background
    kill "-$([ $how = INT ] && echo INT || echo KILL)" $process
    code=0
    wait $process 2>/dev/null || code=$?
    [ $how != unnoted ] || rm "$all"/slurm/*.id
    first=$((98 + $(submitted)))
    second=$((first + 1))
    if [ $how = INT ]; then
        ok "Ctrl-C while it waits (found $code)" [ $code -eq 4 ]
        says "Ctrl-C: the job is named, and how to go on" err "the jobs go on: $first $second\. The same command takes up here later; .scancel $first $second. ends them"
        slurm "${asked[@]}" --seed 7
        ok "another question while that is in the queue is refused (found $code)" [ $code -eq 1 ]
        says "another question: says which job" err "job $first .* another question .*scancel $first"
        touch "$fake/deaf"
        slurm "${asked[@]}"
        ok "a queue that does not answer: better not (found $code)" [ $code -eq 1 ]
        rm "$fake/deaf"
    fi
    rm "$fake/hold"
    slurm "${asked[@]}"
    ok "$how: taken up (found $code)" [ $code -eq 0 ]
    ok "$how: nothing submitted twice" [ "$(submitted)" -eq $((before + 2)) ]
    ok "$how: the same results as alone" same_results "$alone" "$all"
    ok "$how: nothing else is left" [ ! -e "$all/slurm" ]
done
touch "$fake/hold"
rm -r "$all/away"
wait_in_background
rm -r "$all/weighed"
kill -INT $process
wait $process 2>/dev/null
rm "$fake/hold"
before=$(submitted)
slurm "${asked[@]}"
ok "some in the queue, others not (found $code)" [ $code -eq 0 ]
ok "the others are submitted" [ "$(submitted)" -eq $((before + 1)) -a "$(sed -nE 's/^--array=//p' "$fake/jobs/$((100 + before))/words")" = 1-1 ]
ok "and all are the same as alone" same_results "$alone" "$all"

# All was carried out while nobody waited.
rm -r "$all"
touch "$fake/hold"
wait_in_background
kill -KILL $process
wait $process 2>/dev/null
for _ in base away weighed; do bash "$fake/carry-out" one; done
before=$(submitted)
slurm "${asked[@]}"
ok "carried out while nobody waited (found $code)" [ $code -eq 0 ]
ok "nothing is submitted then" [ "$(submitted)" -eq "$before" ]
ok "and nothing else is left" [ ! -e "$all/slurm" ]
rm "$fake/hold"

# Without squeue the folders tell.
cp -r "$work/empty" "$work/half"
ln -s "$fake/bin/sbatch" "$work/half/sbatch"
rm -r "$all"
touch "$fake/at-once"
code=0
timeout 100 env "PATH=$work/half" "$VAKTPLAN" "${asked[@]}" --slurm >"$work/out" 2>"$work/err" || code=$?
ok "without squeue (found $code)" [ $code -eq 0 ]
says "without squeue: says so" err 'squeue does not answer'
ok "without squeue: the same results" same_results "$alone" "$all"

# ---- a sweep: points begin near each other, and the result is the same wherever they were solved ----

rm "$fake/at-once"
asked=(compare ./-plan.yaml --scenarios many -o sweep --effort 300)
(cd "$work/alone" && "$VAKTPLAN" "${asked[@]}" --quiet)

# same_sweep FOLDER: all of it, but for times.
same_sweep() {
    local point
    diff -r -x solve.json -x slurm "$work/alone/sweep" "$1" >"$work/out" || return 1
    for point in "$work"/alone/sweep/*/; do
        diff <(untimed "$point/solve.json") <(untimed "$1/$(basename "$point")/solve.json") >"$work/out" || return 1
    done
}

ok "alone" [ -e "$work/alone/sweep/many+rest=10+locum=5/roster.csv" ]
before=$(submitted)
slurm "${asked[@]}"
ok "a sweep (found $code)" [ $code -eq 0 ]
ok "a sweep: an array for each generation" [ "$(grep -c '^--dependency=afterany:' "$fake/jobs/$((99 + $(submitted)))/words")" -eq 1 -a "$(submitted)" -gt $((before + 2)) ]
ok "a sweep: the same as alone" same_sweep sweep
rm -r sweep/base/roster.csv "sweep/many+rest=9+locum=50"
before=$(submitted)
slurm "${asked[@]}"
ok "two are missing, of which others began near one (found $code)" [ $code -eq 0 ]
ok "no more than these are solved" [ "$(cat "$fake"/jobs/*/script | grep -cE '^[0-9]+\) (exec|near) .*/sweep/')" -eq $((7 + 2)) ]
ok "and all is the same as alone" same_sweep sweep
rm -r sweep
rounds >"$work/out" 2>"$work/err"
exits "a sweep by commands" 0 "${asked[@]}"
ok "a sweep by commands: the same as alone" same_sweep sweep

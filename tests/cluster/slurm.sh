#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# A sweep of the example through a real Slurm, with a task killed on the way, and through GNU parallel: the same results as without either.
. "$(dirname "$0")/lib.sh"

scenarios=night-to-namsos,sick-leave,weighed-burden,less
effort=${CLUSTER_EFFORT:-4000}
asked=(compare ./plan.yaml --scenarios "$scenarios" -o out --effort "$effort" --lang en)

plan=$PWD/$example

# place NAME: a new folder with the plan.
place() {
    mkdir "$work/$1"
    cp "$plan" "$work/$1/plan.yaml"
    cat >>"$work/$1/plan.yaml" <<'YAML'
  less:
    vary:
      rest: { at: rules.spacing.days, values: [2, 3] }
      locum: { at: lines.forvakt.locum, values: [200, 100] }
YAML
}

# What differs between two runs of the same question are times, and how many might run at the same time.
untimed() {
    grep -vE '"(seconds|seconds_to_first|seconds_to_covered|jobs)"' "$1"
}

# same_as_alone FOLDER: every byte of it; what differs goes to $work/out.
same_as_alone() {
    local result
    diff -r -x solve.json "$work/alone/out" "$1" >"$work/out" || return 1
    for result in "$work"/alone/out/*/; do
        diff <(untimed "$result/solve.json") <(untimed "$1/$(basename "$result")/solve.json") >"$work/out" || return 1
    done
}

# How many jobs there have been.
submitted() {
    squeue --noheader --states=all --format=%F | sort -u | wc -l
}

# in_background: the question in the folder where we stand, in $process.
in_background() {
    env --default-signal=INT "$VAKTPLAN" "${asked[@]}" --slurm >"$work/out" 2>"$work/err" &
    process=$!
}

# wait_for COMMAND…: until it says yes, at most a minute.
wait_for() {
    for _ in $(seq 600); do
        "$@" && return
        sleep 0.1
    done
    return 1
}

place alone
cd "$work/alone" || exit 2
exits "the sweep without help" 0 "${asked[@]}" --quiet
ok "has eight results" [ "$(find out -name roster.csv | wc -l)" -eq 8 ]
if ! ok "Slurm comes up" start_slurm; then
    exit 1
fi

# ---- one task killed, and put back into the queue ----

odd="a folder's \"%j\" &"
place "$odd"
cd "$work/$odd" || exit 2
# find_task: the process of a task that begins near the first, so that others are under way.
find_task() {
    victim=$(pgrep -f -- "solve --near $work/$odd/out/base/roster.csv " | head -n 1)
    [ -n "$victim" ]
}
in_background
ok "a task runs" wait_for find_task
# told VARIABLE: what Slurm has told that process.
told() {
    tr '\0' '\n' <"/proc/$victim/environ" | sed -n "s/^$1=//p"
}
job=$(told SLURM_ARRAY_JOB_ID)_$(told SLURM_ARRAY_TASK_ID)
ok "it is killed" kill -9 "$victim"
ok "and put back into the queue" wait_for scontrol requeue "$job"
code=0
wait $process || code=$?
cp "$work/out" "$work/tables"
ok "the sweep through Slurm (found $code)" [ $code -eq 0 ]
ok "the killed task was run again" grep -q 'Restarts=1' <(scontrol show job "$job")
ok "every byte is as without" same_as_alone out
ok "nothing else is left" [ ! -e out/slurm ]
before=$(submitted)
exits "once more" 0 "${asked[@]}" --slurm
ok "nothing is submitted" [ "$(submitted)" -eq "$before" ]
ok "the same words" cmp "$work/tables" "$work/out"
PATH=$work/nowhere exits "without sbatch, when something is missing" 2 "${asked[@]}" --seed 9 --slurm
says "without sbatch: says so" err 'sbatch was not found'
ok "without sbatch: nothing is lost" same_as_alone out

# ---- Ctrl-C while it waits ----

place stopped
cd "$work/stopped" || exit 2
before=$(submitted)
in_background
ok "it waits" wait_for grep -q ended "$work/err"
kill -INT $process
code=0
wait $process || code=$?
ok "Ctrl-C (found $code)" [ $code -eq 4 ]
says "Ctrl-C: says which jobs go on" err 'the jobs go on: [0-9]+( [0-9]+)*\. The same command takes up here later'
jobs=$(submitted)
ok "Ctrl-C: they are in the queue" [ "$jobs" -gt "$before" ]
exits "the same command" 0 "${asked[@]}" --slurm
says "takes them up" err 'in the queue already'
ok "nothing is submitted twice" [ "$(submitted)" -eq "$jobs" ]
ok "every byte is as without" same_as_alone out

# ---- GNU parallel, and two of them at the same time ----

place commands
cd "$work/commands" || exit 2
rounds() {
    local commands
    while commands=$("$VAKTPLAN" "${asked[@]}" --print-commands) && [ -n "$commands" ]; do
        (cd / && parallel --will-cite -j2 <<<"$commands")
    done
}
rounds >"$work/out" 2>"$work/err"
silent "by parallel: nothing goes wrong" err
exits "compared" 0 "${asked[@]}" --quiet
ok "every byte is as without" same_as_alone out
rm -r out
(rounds & rounds & wait) >"$work/out" 2>"$work/err"
silent "two at the same time: nothing goes wrong" err
exits "compared" 0 "${asked[@]}" --quiet
ok "every byte is as without" same_as_alone out

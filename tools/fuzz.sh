#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Usage: tools/fuzz.sh BUILD. Runs each fuzz target of BUILD for FUZZ_SECONDS (60), beginning with the examples and with what the tests keep.
# What it finds stays in BUILD/findings/ and fails the run.
set -eu
cd "$(dirname "$0")/.."
build=${1:?usage: tools/fuzz.sh BUILD}
seconds=${FUZZ_SECONDS:-60}

findings=$build/findings
mkdir -p "$findings"

for target in "$build"/fuzz-*; do
    name=$(basename "$target")
    case $name in
        *roster* | *sign_up* | *history*) kind=csv ;;
        *calendar*) kind=ics ;;
        *certificate* | *written*) kind=json ;;
        *) kind=yaml ;;
    esac
    seeds=$build/seeds/$name
    corpus=$build/corpus/$name
    mkdir -p "$seeds" "$corpus"
    find examples tests inputs/profiles -type f -name "*.$kind" -size -200k | while read -r file; do
        cp "$file" "$seeds/$(echo "$file" | tr / -)"
    done
    echo "fuzz: $name for $seconds s, $(find "$seeds" -type f | wc -l) seeds"
    "$target" -max_total_time="$seconds" -max_len=20000 -timeout=10 -rss_limit_mb=2048 -artifact_prefix="$findings/$name-" \
        -print_final_stats=1 "$corpus" "$seeds" 2>"$build/$name.log" || {
        tail -n 40 "$build/$name.log" >&2
        echo "fuzz: $name found something, see $findings" >&2
        exit 1
    }
    grep -E '^stat::(number_of_executed_units|average_exec_per_sec)' "$build/$name.log"
done
echo "fuzz: nothing found"

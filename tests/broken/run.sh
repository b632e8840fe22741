#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Usage: tests/broken/run.sh [VAKTPLAN]. Every broken plan here, and a few that are too large to keep, must be refused with exit code 1 and exactly
# the message in NAME.expected, print nothing on stdout and write nothing. `UPDATE=1` writes the messages down anew: read the diff.
# A first line `# options: --scenario NAME` gives options for both; files that plans name stand in parts/.
set -u
cd "$(dirname "${BASH_SOURCE[0]}")/../.." || exit 2
VAKTPLAN=$(realpath "${1:-${VAKTPLAN:-build/vaktplan}}")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0

# result NAME STATUS [FILE]: one line for the test; what was seen when it failed.
result() {
    if [ "$2" -eq 0 ]; then
        echo "ok - $1"
    else
        echo "not ok - $1"
        [ $# -lt 3 ] || head -c 3000 "$3" | sed 's/^/    /'
        failed=1
    fi
}

# refused COMMAND…: exit code 1 and an empty stdout; the message is in $work/message.
refused() {
    "$VAKTPLAN" "$@" >"$work/stdout" 2>"$work/message"
    local code=$?
    [ $code -eq 1 ] && [ ! -s "$work/stdout" ]
}

# The names of all files that a run could have made, but for what the tests themselves write.
list_files() {
    find tests/broken "$work" -type f ! -name stdout ! -name message ! -name before ! -name after | sort
}

for plan in tests/broken/*.yaml; do
    name=$(basename "$plan" .yaml)
    read -ra options <<<"$(sed -n '1s/^# options: //p' "$plan")"
    list_files >"$work/before"
    refused check "$plan" "${options[@]}"
    result "$name: check refuses it" $? "$work/message"
    [ -z "${UPDATE:-}" ] || cp "$work/message" "tests/broken/$name.expected"
    diff -u "tests/broken/$name.expected" "$work/message" >"$work/stdout" 2>&1
    result "$name: the message" $? "$work/stdout"
    cp "$work/message" "$work/checked"
    refused solve "$plan" "${options[@]}" -o "$work/roster" && cmp -s "$work/checked" "$work/message"
    result "$name: solve refuses it with the same message" $? "$work/message"
    rm "$work/checked"
    list_files >"$work/after"
    cmp -s "$work/before" "$work/after" && [ ! -e "$work/roster" ]
    result "$name: nothing is written" $? "$work/after"
done

# says NAME PATTERN: the last message holds it.
says() {
    grep -qE -- "$2" "$work/message"
    result "$1" $? "$work/message"
}

{ printf 'vaktplan: 1\ntitle: "'; head -c 104857600 /dev/zero | tr '\0' x; printf '"\n'; } >"$work/huge.yaml"
refused check "$work/huge.yaml"
result "a text of 100 MB: refused" $? "$work/message"
says "a text of 100 MB: the message" '/huge\.yaml: error: larger than 16 MB, the most that is read$'
refused check - <"$work/huge.yaml"
result "100 MB on standard input: refused" $? "$work/message"
says "100 MB on standard input: the message" '^<stdin>: error: larger than 16 MB'
rm "$work/huge.yaml"

{ printf 'vaktplan: 1\ntitle: "'; head -c 15000000 /dev/zero | tr '\0' x; printf '"\n'; } >"$work/large.yaml"
refused check "$work/large.yaml"
result "a text of 15 MB: refused" $? "$work/message"
says "a text of 15 MB: at its place" '/large\.yaml:2:8: error: a text of 15000000 bytes; at most 4096 are read$'
[ "$(wc -c <"$work/message")" -lt 2000 ]
result "a text of 15 MB: the message is short" $? "$work/message"
rm "$work/large.yaml"

{ printf 'vaktplan: 1\nleave: ['; head -c 2000000 /dev/zero | sed 's/\x00/x, /g'; printf ']\n'; } >"$work/many.yaml"
refused check "$work/many.yaml"
result "two million values: refused" $? "$work/message"
says "two million values: the message" ':2:[0-9]+: error: more than 500000 values; the rest is not read$'
rm "$work/many.yaml"

head -c 10000000 /dev/zero | tr '\0' '[' >"$work/deep.yaml"
refused check "$work/deep.yaml"
result "ten million brackets: refused" $? "$work/message"
says "ten million brackets: the message" '/deep\.yaml:1:[0-9]+: error: nested (more than 32 levels|too) deep'

refused check "$work/none.yaml"
result "no file: refused" $? "$work/message"
says "no file: the message" '/none\.yaml: error: cannot be read: No such file or directory$'
refused check tests
result "a folder: refused" $? "$work/message"
says "a folder: the message" '^tests: error: cannot be read: Is a directory$'
exit $failed

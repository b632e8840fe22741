#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Usage: tools/cluster.sh BUILD. Runs tests/cluster/*.sh on the program in BUILD. Each prints a line "ok - NAME" or "not ok - NAME" for each test; the last line
# is 'N passed, M failed'.
set -u
cd "$(dirname "$0")/.." || exit 2
build=${1:?usage: tools/cluster.sh BUILD}

VAKTPLAN=$(realpath "$build/vaktplan")
export VAKTPLAN
export TZ=UTC LC_ALL=C.UTF-8

log=$build/cluster.log
passed=0
failed=0
for script in tests/cluster/*.sh; do
    [ "$(basename "$script")" = lib.sh ] && continue
    bash "$script" 2>&1 | tee "$log"
    code=${PIPESTATUS[0]}
    good=$(grep -c '^ok - ' "$log")
    bad=$(grep -c '^not ok - ' "$log")
    [ "$code" -eq 0 ] || [ "$bad" -gt 0 ] || bad=1
    [ $((good + bad)) -gt 0 ] || bad=1
    passed=$((passed + good))
    failed=$((failed + bad))
done

echo "$passed passed, $failed failed"
[ $failed -eq 0 ] && [ $passed -gt 0 ]

#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Usage: tools/scripts.sh FOLDER LOG. Runs the scripts of FOLDER, but for its lib.sh, and shows what they say. Each prints a line "ok - NAME" or "not ok - NAME" for each
# test; the last line is 'N passed, M failed', and the exit code says the same.
set -u
folder=${1:?usage: tools/scripts.sh FOLDER LOG}
log=${2:?usage: tools/scripts.sh FOLDER LOG}

passed=0
failed=0
for script in "$folder"/*.sh; do
    [ "$(basename "$script")" = lib.sh ] && continue
    begun=$SECONDS
    bash "$script" 2>&1 | tee "$log"
    code=${PIPESTATUS[0]}
    good=$(grep -c '^ok - ' "$log")
    bad=$(grep -c '^not ok - ' "$log")
    [ "$code" -eq 0 ] || [ "$bad" -gt 0 ] || bad=1
    [ $((good + bad)) -gt 0 ] || bad=1
    printf '%-28s %4d passed, %d failed  (%d s)\n' "${script#tests/}" "$good" "$bad" $((SECONDS - begun))
    passed=$((passed + good))
    failed=$((failed + bad))
done

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]

#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Usage: tools/test.sh BUILD. Runs every test on the programs in BUILD; the last line is 'N passed, M failed', and the exit code says the same.
# A test program of C says "Checks: N, Failures: M, Errors: K" (Check); a script prints a line "ok - NAME" or "not ok - NAME" for each test.
set -u
cd "$(dirname "$0")/.." || exit 2
build=${1:?usage: tools/test.sh BUILD}

VAKTPLAN=$(realpath "$build/vaktplan")
TEST_BUILD=$build
export VAKTPLAN TEST_BUILD
export TZ=UTC LC_ALL=C.UTF-8
case $build in
    */sanitize | */coverage)
        # Slower by several times: the properties on fewer plans, the searches of the example with less effort.
        export CK_TIMEOUT_MULTIPLIER=20 VP_PROPS=${VP_PROPS:-90} REPEAT_EFFORT=${REPEAT_EFFORT:-3000} JOBS_EFFORT=${JOBS_EFFORT:-600}
        ;;
    *) export CK_TIMEOUT_MULTIPLIER=5 ;;
esac
export ASAN_OPTIONS=detect_leaks=1:abort_on_error=0:exitcode=99 UBSAN_OPTIONS=print_stacktrace=1:halt_on_error=1

log=$build/tests.log
passed=0
failed=0
: >"$log"

# add NAME PASSED FAILED SECONDS
add() {
    passed=$((passed + $2))
    failed=$((failed + $3))
    printf '%-28s %4d passed, %d failed  (%d s)\n' "$1" "$2" "$3" "$4"
}

# A program that ends without its count, or with one that does not fit its exit code, is a failure of its own.
run_checks() {
    local name=$1 output code begun=$SECONDS counts checks bad
    output=$("$build/$name" 2>&1)
    code=$?
    printf '%s\n' "$output" >>"$log"
    counts=$(grep -oE 'Checks: [0-9]+, Failures: [0-9]+, Errors: [0-9]+' <<<"$output" | tail -n 1)
    checks=$(sed -E 's/Checks: ([0-9]+),.*/\1/' <<<"${counts:-0}")
    bad=$(sed -E 's/.*Failures: ([0-9]+), Errors: ([0-9]+)/\1 + \2/' <<<"${counts:-1}")
    bad=$((bad))
    [ $code -eq 0 ] || [ $bad -gt 0 ] || bad=1
    [ "$checks" -ge $bad ] || checks=$bad
    [ $bad -eq 0 ] || grep -E ':[FE]:|ERROR|error' <<<"$output" | tail -n 20
    add "$name" $((checks - bad)) $bad $((SECONDS - begun))
}

run_script() {
    local script=$1 output code begun=$SECONDS good bad
    output=$(bash "$script" 2>&1)
    code=$?
    printf '%s\n' "$output" >>"$log"
    good=$(grep -c '^ok - ' <<<"$output")
    bad=$(grep -c '^not ok - ' <<<"$output")
    [ $code -eq 0 ] || [ "$bad" -gt 0 ] || bad=1
    [ $((good + bad)) -gt 0 ] || bad=1
    [ "$bad" -eq 0 ] || grep -v '^ok - ' <<<"$output" | tail -n 40
    add "${script#tests/}" "$good" "$bad" $((SECONDS - begun))
}

run_checks tests-unit
if compgen -G 'tests/props/*.c' >/dev/null; then
    run_checks tests-props
fi
for script in tests/*/*.sh; do
    case $script in
        */lib.sh | tests/pages/* | tests/cluster/*) ;; # pages need a browser and an office: tools/pages.sh; a Slurm: tools/cluster.sh
        *) run_script "$script" ;;
    esac
done

echo "$passed passed, $failed failed"
[ $failed -eq 0 ] && [ $passed -gt 0 ]

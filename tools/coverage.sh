#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Usage: tools/coverage.sh BUILD. Runs every test in BUILD (made with --coverage) and says which share of the lines of model/ and inputs/ they reach.
set -eu
cd "$(dirname "$0")/.."
build=${1:?usage: tools/coverage.sh BUILD}
tools/test.sh "$build"
gcovr --root . --object-directory "$build" --filter 'model/' --filter 'inputs/' --exclude-throw-branches --print-summary \
    --fail-under-line "${COVERAGE_LEAST:-90}" "$build"

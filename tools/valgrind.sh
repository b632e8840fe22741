#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Usage: tools/valgrind.sh BUILD. The unit tests of BUILD under valgrind, one suite after the other. The suite report_folder is left out: it traces
# and kills processes of its own, which valgrind cannot follow; and so are tests tagged `limits`: beyond a limit of descriptors valgrind
# says of a socketpair that it was made, and closes it.
set -eu
cd "$(dirname "$0")/.."
build=${1:?usage: tools/valgrind.sh BUILD}
export CK_FORK=no CK_TIMEOUT_MULTIPLIER=50 CK_EXCLUDE_TAGS=limits
sed -nE 's/^VP_SUITE\(([a-z_]+)\).*/\1/p' tests/unit/suites.def | while read -r suite; do
    [ "$suite" != report_folder ] || continue
    echo "valgrind: $suite"
    CK_RUN_SUITE=$suite valgrind --quiet --error-exitcode=1 --leak-check=full --show-leak-kinds=definite --errors-for-leak-kinds=definite "$build/tests-unit" </dev/null
done
echo "valgrind: nothing found"

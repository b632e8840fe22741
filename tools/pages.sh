#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Usage: tools/pages.sh BUILD. Runs tests/pages/*.sh on the program in BUILD: what it writes, seen with the programs that people open it with. The modules of package.json are put into BUILD/pages, in
# the versions of the lock file, and fetched anew only when that changes.
set -u
cd "$(dirname "$0")/.." || exit 2
build=${1:?usage: tools/pages.sh BUILD}

VAKTPLAN=$(realpath "$build/vaktplan")
PAGES_MODULES=$(realpath -m "$build/pages/node_modules")
export VAKTPLAN PAGES_MODULES
export TZ=UTC LC_ALL=C.UTF-8

fetch_modules() {
    mkdir -p "$build/pages"
    cmp -s tests/pages/package-lock.json "$build/pages/fetched.json" && return 0
    cp tests/pages/package.json tests/pages/package-lock.json tests/pages/.npmrc "$build/pages/"
    (cd "$build/pages" && npm ci --silent) || return 1
    cp tests/pages/package-lock.json "$build/pages/fetched.json"
}

if ! fetch_modules; then
    echo "pages: the modules of tests/pages/package-lock.json cannot be fetched" >&2
    exit 1
fi

exec tools/scripts.sh tests/pages "$build/pages/tests.log"

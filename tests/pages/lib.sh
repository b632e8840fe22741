# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
# What the scripts in this folder share: where they stand, a folder for their files, the modules of package.json, reports to look at.
set -u
cd "$(dirname "${BASH_SOURCE[0]}")/../.." || exit 2

VAKTPLAN=${VAKTPLAN:-$PWD/build/vaktplan}
export NODE_PATH=${PAGES_MODULES:-$PWD/build/pages/node_modules}
# shellcheck disable=SC2034
examples="indre-namdal ryfylke stor-elvdal overgrepsmottak stavanger"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# ok NAME COMMAND…: the test passes if COMMAND does.
ok() {
    local name=$1
    shift
    if "$@" >"$work/out" 2>&1; then
        echo "ok - $name"
    else
        echo "not ok - $name"
        head -c 4000 "$work/out" | sed 's/^/    /'
        return 1
    fi
}

#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Usage: tools/cluster.sh BUILD. Runs tests/cluster/*.sh on the program in BUILD.
set -u
cd "$(dirname "$0")/.." || exit 2
build=${1:?usage: tools/cluster.sh BUILD}

VAKTPLAN=$(realpath "$build/vaktplan")
export VAKTPLAN
export TZ=UTC LC_ALL=C.UTF-8

exec tools/scripts.sh tests/cluster "$build/cluster.log"

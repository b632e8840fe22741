# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
# What run.sh and confirm.sh share: the program under test, a folder that goes away, figures out of files.
export LC_ALL=C
VAKTPLAN=$(realpath -m "${VAKTPLAN:-$bench/../build/vaktplan}")
process=
work=$(mktemp -d)

# Background processes do not hear Ctrl-C, so they are ended here.
clean_up() {
    [ -z "$process" ] || kill "$process" 2>/dev/null || true
    rm -rf "$work"
}
trap clean_up EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

need_programs() {
    local program
    for program in "$VAKTPLAN" glpsol cbc; do
        command -v "$program" >/dev/null 2>&1 && continue
        echo "$0: $program is not there; 'make bench' builds and installs what is missing" >&2
        exit 2
    done
}

# field NAME FILE.json: the first number of that name, "-" if it is null or missing.
field() {
    local found
    found=$(sed -nE "s/.*\"$1\": (-?[0-9][-0-9.e+]*).*/\1/p" "$2" | head -n 1)
    echo "${found:--}"
}

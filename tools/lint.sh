#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Style as data (.clang-format), warnings as errors with two compilers, clang-tidy (one file per call: version 14 gives false va_list findings
# otherwise), cppcheck, shellcheck, and the sizes that keep a file readable.
set -u
cd "$(dirname "$0")/.." || exit 2

faults=0
fault() {
    echo "lint: $*" >&2
    faults=$((faults + 1))
}

headers=$(find model inputs solver report cli tests -name '*.h' | sort)
sources=$(find model inputs solver report cli tests -name '*.c' | sort)
scripts=$(find tools tests bench cli .ci -type f \( -name '*.sh' -o -name '*.bash' -o -name run \) 2>/dev/null | sort)
flags="-std=c11 -D_GNU_SOURCE -I. $(pkg-config --cflags yaml-0.1 libical jansson libutf8proc libmd xlsxwriter zlib check)"
warnings="-Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror"

# shellcheck disable=SC2086
clang-format --dry-run -Werror $sources $headers || fault "clang-format: 'make format' mends it"

for file in $sources; do
    # shellcheck disable=SC2086
    gcc $flags $warnings -fsyntax-only "$file" || fault "gcc: $file"
    # shellcheck disable=SC2086
    clang $flags $warnings -fsyntax-only "$file" || fault "clang: $file"
done

echo "$sources" | grep -v '^tests/' | xargs -P "$(nproc)" -I{} sh -c "clang-tidy --quiet '{}' -- $flags 2>/dev/null" || fault "clang-tidy"

# shellcheck disable=SC2086
cppcheck --quiet --std=c11 --enable=warning,portability --inline-suppr --error-exitcode=1 --suppress=missingIncludeSystem -D_GNU_SOURCE -I. \
    model inputs solver report cli || fault "cppcheck"

# shellcheck disable=SC2086
shellcheck -x -P SCRIPTDIR $scripts || fault "shellcheck"

for file in $sources $headers; do
    lines=$(wc -l <"$file")
    [ "$lines" -le 600 ] || fault "$file has $lines lines (aim 500, at most 600)"
    head -n 1 "$file" | grep -q 'SPDX-License-Identifier: GPL-3.0-or-later' || fault "$file does not begin with the licence"
done

[ $faults -eq 0 ] || exit 1
echo "lint: clean"

#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The house has floors: base <- model <- {inputs, solver, report} <- cli. An include that runs the other way fails here, and so does a third-party
# header outside the one room that may know it, and a header that cannot be compiled alone.
set -u
cd "$(dirname "$0")/.." || exit 2

faults=0
fault() {
    echo "layers: $*" >&2
    faults=$((faults + 1))
}

# may_include ROOM -> the rooms that its files may include from
may_include() {
    case $1 in
        model/base) echo "model/base" ;;
        model) echo "model model/base" ;;
        model/rules) echo "model/rules model model/base" ;;
        inputs) echo "inputs model model/base" ;;
        solver) echo "solver model model/base" ;;
        solver/rules) echo "solver/rules solver model model/base" ;;
        report) echo "report model model/base" ;;
        cli) echo "cli inputs solver report model model/base" ;;
    esac
}

rooms="model/base model model/rules inputs solver solver/rules report cli"
files=$(for room in $rooms; do find "$room" -maxdepth 1 -name '*.[ch]'; done | sort)

while IFS=: read -r file line include; do
    path=$(expr "$include" : '.*"\(.*\)"')
    room=$(dirname "$file")
    [ -e "$path" ] || fault "$file:$line: \"$path\" is no path from the root"
    [ "$path" = model/rules.def ] && continue
    case " $(may_include "$room") " in
        *" $(dirname "$path") "*) ;;
        *) fault "$file:$line: $room must not include $path" ;;
    esac
done < <(echo "$files" | xargs grep -Hn '^[[:space:]]*#[[:space:]]*include[[:space:]]*"')

# only HEADER PATTERN WHERE: <HEADER> may stand only in files that match PATTERN, and in at most MANY of them (0 = any number).
only() {
    local header=$1 pattern=$2 many=$3 found
    found=$(echo "$files" | xargs grep -l "include[[:space:]]*<$header>" || true)
    for file in $found; do
        [[ $file =~ ^($pattern)$ ]] || fault "$file: <$header> may be included only in $pattern"
    done
    if [ "$many" -gt 0 ] && [ "$(echo "$found" | wc -w)" -gt "$many" ]; then
        fault "<$header> stands in more than $many file(s):" "$found"
    fi
}
only 'glpk\.h' 'solver/glpk_door\.h' 1
only 'yaml\.h' 'inputs/[a-z_]*\.c' 1
only 'libical/.*' '(model/zone|report/ical)\.c' 0
only 'utf8proc\.h' '(model/base/text|inputs/[a-z_]*|report/[a-z_]*)\.c' 0
only 'jansson\.h' '(report|cli)/[a-z_]*\.c' 0
only 'sha256\.h' '(inputs/plan|model/base/sha256)\.c' 0
only 'xlsxwriter\.h' 'report/book\.c' 1
only 'zlib\.h' 'report/book_whole\.c' 1

for file in $(echo "$files" | xargs grep -l '"solver/glpk_door\.h"' || true); do
    [[ $file =~ ^solver/glpk(_lp)?\.c$ ]] || fault "$file: solver/glpk_door.h is for the files behind the door to GLPK"
done

known='glpk\.h|yaml\.h|libical/.*|utf8proc\.h|jansson\.h|sha256\.h|xlsxwriter\.h|zlib\.h'
system='assert|ctype|dirent|errno|fcntl|float|getopt|inttypes|libgen|limits|math|poll|sched|setjmp|signal|spawn|stdalign|stdarg|stdatomic|stdbool|stddef|stdint|stdio|stdlib|stdnoreturn|string|strings|time|unistd|sys/[a-z]+|linux/[a-z]+'
while IFS=: read -r file line include; do
    fault "$file:$line: a header that no rule speaks of: $include"
done < <(echo "$files" | xargs grep -HnE '^[[:space:]]*#[[:space:]]*include[[:space:]]*<' | grep -vE "<($known|($system)\.h)>")

flags=$(pkg-config --cflags yaml-0.1 libical jansson libutf8proc libmd xlsxwriter zlib)
for header in $(echo "$files" | grep '\.h$'); do
    # shellcheck disable=SC2086
    printf '#include "%s"\ntypedef int vp_not_empty;\n' "$header" | ${CC:-cc} -std=c11 -D_GNU_SOURCE -Wall -Wextra -Wpedantic -Werror -I. $flags -fsyntax-only -x c - ||
        fault "$header does not compile alone"
done

[ $faults -eq 0 ] || exit 1
echo "layers: $(echo "$files" | wc -l) files, includes run one way, every header compiles alone"

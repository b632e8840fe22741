# SPDX-License-Identifier: GPL-3.0-or-later
# Completion of vaktplan in fish. What can come next is what the program says (`vaktplan --complete WORD…`): a line `WORD<tab>what it is` for
# each word, or a pattern of files (*.yaml) or folders (*/). Nothing of a plan or of the line is evaluated.

function __vaktplan_complete
    set -l words (commandline -opc)
    set -e words[1]
    set -l word (commandline -ct)
    # --option=value is two words to the program; fish wants the whole word back.
    set -l before
    if string match -q -- '--*=*' $word
        set before (string replace -r -- '=.*' = $word)
        set words $words (string replace -r -- '=.*' '' $word)
        set word (string replace -r -- '^[^=]*=' '' $word)
    end
    for line in (command vaktplan --complete $words "$word" 2>/dev/null)
        switch $line
            case '\**'
                set -l ending (string escape --style=regex -- (string sub -s 2 -- $line))
                __fish_complete_path "$word" | string match -r -- '^.*(?:/|'$ending')(?:\t.*)?$' | string replace -r -- '^' "$before"
            case '*'
                printf '%s%s\n' "$before" $line
        end
    end
end

complete -c vaktplan -f -a '(__vaktplan_complete)'

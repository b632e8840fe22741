# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Completion of vaktplan in bash. What can come next is what the program says (`vaktplan --complete WORD…`): a line `WORD<tab>what it is` for
# each word, or a pattern of files (*.yaml) or folders (*/). Nothing of a plan or of the line is evaluated: no eval, no compgen -W.

# Sets REPLY to the word as the shell will read it, but for what would have to be run or looked up for that.
_vaktplan_plain() {
    local rest=$1 quote='' letter
    REPLY=''
    while [[ -n $rest ]]; do
        letter=${rest:0:1}
        rest=${rest:1}
        if [[ $letter == "\\" && $quote != "'" ]]; then
            REPLY+=${rest:0:1}
            rest=${rest:1}
        elif [[ -n $quote && $letter == "$quote" ]]; then
            quote=''
        elif [[ -z $quote && $letter == [\'\"] ]]; then
            quote=$letter
        else
            REPLY+=$letter
        fi
    done
}

# Adds the files and folders that fit the pattern; readline looks a leading ~/ up itself.
_vaktplan_files() {
    local file
    compopt -o filenames 2>/dev/null
    while IFS= read -r file; do
        COMPREPLY+=("$file")
    done < <(
        compgen -d -- "$2"
        [[ $1 == '*/' ]] || compgen -f -X "!$1" -- "$2"
    )
}

_vaktplan() {
    local words=() word='' line i
    COMPREPLY=()
    for ((i = 1; i <= COMP_CWORD; i++)); do
        _vaktplan_plain "${COMP_WORDS[i]}"
        word=$REPLY
        # --option=value arrives as three words.
        if [[ $word == '=' ]]; then
            [[ $i -lt $COMP_CWORD ]] && continue
            word=''
        fi
        # shellcheck disable=SC2088 # it is the user's own ~
        [[ $i -lt $COMP_CWORD && ${COMP_WORDS[i]} == '~/'* ]] && word=$HOME/${word:2}
        words+=("$word")
    done
    while IFS= read -r line; do
        case $line in
            '*'*) _vaktplan_files "$line" "$word" ;;
            *) COMPREPLY+=("${line%%$'\t'*}") ;;
        esac
    done < <(command vaktplan --complete "${words[@]}" 2>/dev/null)
}

complete -F _vaktplan vaktplan

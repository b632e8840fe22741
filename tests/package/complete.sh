#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Completion: what the program offers (vaktplan --complete), and what bash makes of it, called as bash calls it; fish too, where it is installed.
. "$(dirname "$0")/../cli/lib.sh"

# offers NAME WORDS ARGUMENT…: the words offered for the last ARGUMENT are WORDS, in this order.
offers() {
    local name=$1 wanted=$2
    shift 2
    run --complete "$@"
    ok "$name (exit $code)" [ "$code" -eq 0 ]
    ok "$name: $wanted" [ "$(cut -f 1 "$work/out" | tr '\n' ' ')" = "${wanted:+$wanted }" ]
    silent "$name: silent" err
}

# ---- the program ----

commands=$("$VAKTPLAN" --help | sed -nE 's/^  vaktplan ([a-z]+) .*/\1/p' | tr '\n' ' ')
offers "every command" "${commands% }" ''
offers "the beginning of one" "solve" so
offers "options of the program" "--help --version" -
offers "unknown command" "" frobnicate ''
offers "no word at all" ""
for command in $commands; do
    wanted=$("$VAKTPLAN" "$command" --help | sed -nE 's/^  (-.,|   ) (--[a-z-]+).*/\2/p' | tr '\n' ' ')
    offers "$command: every option of its --help" "${wanted% }" "$command" -
done
offers "an option comes with what it is" "--seed" solve --see
says "the words of --help" out "^--seed	another seed may find another roster"
offers "what is not given yet" "--lp --levels" export --mps x --l
offers "what is given is not offered again" "--levels" export --mps x --lp=y --l
offers "short ones count too" "" solve -o out --outp
offers "letters together" "--json" check -q --j
offers "the plan" "*.yaml *.yml" check ''
offers "the roster" "*.csv" audit plan.yaml ''
offers "a file after all operands" "--scenario --history --lang --anonymous --certificate --json --quiet --help" audit plan.yaml roster.csv ''
offers "a folder" "*/" solve plan.yaml -o ''
offers "a folder after letters together" "*/" solve plan.yaml -qo ''
offers "any file" "*" export plan.yaml --mps ''
offers "a number" "" solve plan.yaml --seed ''
offers "words to choose from" "nb en" init plan.yaml --language ''
offers "one of them" "en" init plan.yaml --language e
offers "after --" "*.yaml *.yml" check -- -
offers "operands are counted after --" "*.csv" audit -- plan.yaml ''
offers "a folder of results" "*/" why ''
offers "nothing for a date" "" why out anne ''
offers "nothing for the words of others" "" compare plan.yaml --scenarios a -o out --slurm --slurm-options ''
offers "a plan after options" "*.yaml *.yml" check --quiet ''
offers "a value is no operand" "*.yaml *.yml" solve --seed 5 -oout --gap=3 ''

small_plan "$work/plan.yaml"
cat >>"$work/plan.yaml" <<'YAML'
scenarios:
  less: { title: "$(touch HOSTILE)", lines: { forvakt: { locum: 5 } } }
  more: { lines: { forvakt: { locum: 500 } } }
YAML
offers "scenarios" "less more" check "$work/plan.yaml" --scenario ''
offers "scenarios, begun" "more" solve "$work/plan.yaml" --scenario m
offers "doctors" "anne bo cecilie" check "$work/plan.yaml" --explain-rules --doctor ''
offers "lines" "forvakt" check "$work/plan.yaml" --line ''
offers "scenarios without a plan" "" check --scenario ''
offers "standard input is not read" "" check - --scenario '' </dev/zero
offers "no such plan" "" check "$work/none.yaml" --scenario ''
offers "a folder for a plan" "" check "$work" --scenario ''
mkfifo "$work/pipe"
offers "nobody waits for a pipe" "" check "$work/pipe" --scenario ''
echo 'scenarios: [' >"$work/broken.yaml"
offers "what is no YAML" "" check "$work/broken.yaml" --scenario ''
cat >"$work/hostile.yaml" <<'YAML'
doctors: nobody
scenarios:
  good: {}
  "$(touch HOSTILE)": {}
  "`touch HOSTILE`": {}
  "a b; touch HOSTILE": {}
  "-rf": {}
  "x\ty": {}
  good-2: 17
YAML
offers "a plan that is half written, and names that are none" "good good-2" check "$work/hostile.yaml" --scenario ''
offers "a section that is none" "" check "$work/hostile.yaml" --doctor ''
code=0
timeout 10 "$VAKTPLAN" --complete check examples/stavanger/plan.yaml --scenario '' >"$work/out" 2>"$work/err" || code=$?
ok "scenarios of a plan of many files" [ "$(cut -f 1 "$work/out")" = "$(sed -nE '/^scenarios:/,$ s/^  ([a-z0-9-]+):.*/\1/p' examples/stavanger/plan.yaml)" ]

# ---- bash ----

mkdir "$work/bin" "$work/space here"
ln -s "$VAKTPLAN" "$work/bin/vaktplan"
cp "$work/plan.yaml" "$work/space here/plan.yaml"
cp "$work/plan.yaml" "$work/roster.csv" # any file of that name
cp "$work/hostile.yaml" "$work/hostile\$(touch HOSTILE).yaml"
completions=$PWD/cli/completions

# bash_offers NAME WORDS LINE: bash, in $work, offers WORDS (sorted) for what stands before the cursor at the end of LINE.
bash_offers() {
    cat >"$work/ask.sh" <<'BASH'
. "$1/vaktplan.bash"
compopt() { :; } # is known only while readline completes
COMP_LINE=$2
COMP_POINT=${#2}
# Words as readline divides them: at blanks and at =, but not in quotes or after a backslash.
COMP_WORDS=()
word=
quote=
for ((i = 0; i < ${#2}; i++)); do
    c=${2:i:1}
    if [[ $c == "\\" && $quote != "'" ]]; then
        ((i++))
        word+=$c${2:i:1}
    elif [[ -n $quote ]]; then
        word+=$c
        [[ $c != "$quote" ]] || quote=
    elif [[ $c == [\'\"] ]]; then
        quote=$c
        word+=$c
    elif [[ $c == ' ' ]]; then
        [[ -z $word ]] || COMP_WORDS+=("$word")
        word=
    elif [[ $c == '=' ]]; then
        [[ -z $word ]] || COMP_WORDS+=("$word")
        COMP_WORDS+=("=")
        word=
    else
        word+=$c
    fi
done
[[ -z $word && $2 == *= ]] || COMP_WORDS+=("$word")
COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
$(complete -p vaktplan | sed 's/.*-F \([^ ]*\) .*/\1/')
printf '%s\n' "${COMPREPLY[@]}" | sort -u
BASH
    (cd "$work" && PATH=$work/bin:$PATH HOME=$work LC_ALL=C bash --norc ask.sh "$completions" "$3") >"$work/out" 2>"$work/err"
    ok "bash: $1" [ "$(tr '\n' ',' <"$work/out")" = "$2," ]
    silent "bash: $1: silent" err
}

bash_offers "commands" "solve" "vaktplan so"
bash_offers "options" "--scenario,--seed,--start" "vaktplan solve plan.yaml --s"
bash_offers "plans and folders" "bin,broken.yaml,hostile\$(touch HOSTILE).yaml,hostile.yaml,plan.yaml,space here" "vaktplan check "
bash_offers "plans, begun" "plan.yaml" "vaktplan check pl"
# shellcheck disable=SC2088 # it is bash that is asked
bash_offers "plans in the home folder" "~/plan.yaml" "vaktplan check ~/pl"
bash_offers "rosters and folders" "roster.csv" "vaktplan audit plan.yaml ro"
bash_offers "folders" "bin,space here" "vaktplan solve plan.yaml -o "
bash_offers "scenarios" "less,more" "vaktplan check plan.yaml --scenario "
bash_offers "scenarios after =" "less,more" "vaktplan check plan.yaml --scenario="
bash_offers "scenarios after =, begun" "less" "vaktplan check plan.yaml --scenario=l"
bash_offers "scenarios of a plan in the home folder" "less,more" "vaktplan check ~/plan.yaml --scenario "
bash_offers "scenarios of a plan with a blank in its name" "less" "vaktplan check space\\ here/plan.yaml --scenario l"
bash_offers "scenarios of a plan in quotes" "less" "vaktplan check 'space here/plan.yaml' --scenario l"
bash_offers "names that are none" "good,good-2" "vaktplan check hostile.yaml --scenario "
bash_offers "a plan whose name is a command" "good,good-2" "vaktplan check 'hostile\$(touch HOSTILE).yaml' --scenario "
bash_offers "a command in the line is not run" "" "vaktplan check \"\$(touch HOSTILE)\" --scenario "
bash_offers "no such plan" "" "vaktplan check none.yaml --scenario "

# ---- the others ----

if command -v fish >/dev/null 2>&1; then
    # fish_offers NAME WORDS LINE
    fish_offers() {
        # shellcheck disable=SC2016 # fish's own variables
        (cd "$work" && PATH=$work/bin:$PATH HOME=$work XDG_CONFIG_HOME=$work/.config fish --no-config -c 'source $argv[1]/vaktplan.fish; complete -C $argv[2]' "$completions" "$3") \
            2>"$work/err" | cut -f 1 | sort -u >"$work/out"
        ok "fish: $1" [ "$(tr '\n' ',' <"$work/out")" = "$2," ]
        silent "fish: $1: silent" err
    }
    fish_offers "commands" "solve" "vaktplan so"
    fish_offers "options" "--scenario,--seed,--start" "vaktplan solve plan.yaml --s"
    fish_offers "scenarios" "less,more" "vaktplan check plan.yaml --scenario "
    fish_offers "scenarios after =" "--scenario=less" "vaktplan check plan.yaml --scenario=l"
    fish_offers "scenarios of a plan with a blank in its name" "less" "vaktplan check 'space here/plan.yaml' --scenario l"
    fish_offers "names that are none" "good,good-2" "vaktplan check hostile.yaml --scenario "
    fish_offers "plans and folders" "bin/,broken.yaml,hostile\$(touch HOSTILE).yaml,hostile.yaml,plan.yaml,space here/" "vaktplan check "
    fish_offers "folders" "bin/,space here/" "vaktplan solve plan.yaml -o "
    fish_offers "rosters" "roster.csv" "vaktplan audit plan.yaml ro"
fi
if command -v zsh >/dev/null 2>&1; then
    ok "zsh reads its completion" zsh -n "$completions/_vaktplan"
fi
ok "nothing of it all was run" bash -c "! ls '$work/HOSTILE' '$work/space here/HOSTILE' HOSTILE 2>/dev/null"

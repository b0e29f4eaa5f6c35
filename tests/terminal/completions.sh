#!/usr/bin/env bash
# completions.sh PROVISO: bash, zsh and fish complete what the program takes, asked as their users ask them.
# shellcheck source-path=SCRIPTDIR
source "$(dirname "$0")/tmux.bash"
needs zsh fish
for name in bash zsh fish; do
    proviso completions $name >"proviso.$name"
done
mkdir -p policies
touch policies/deal.proviso

# The long options of a command, as its help page names them.
options() { proviso "$1" --help | grep -oE '^  -[^ ]*' | grep -oE -- '--[a-z-]+' | sort -u; }
mapfile -t commands < <(proviso --help | sed -n 's/^  \([a-z]\+\)  .*/\1/p')
((${#commands[@]} >= 12)) || fail "the help names few commands"

# asked SHELL LINE: what the shell offers for the last word of it.
# shellcheck disable=SC2016  # variables of those shells
asked() {
    case $1 in
        bash) bash --norc -c '
            source proviso.bash
            read -ra COMP_WORDS <<<"$1"
            [[ $1 == *" " ]] && COMP_WORDS+=("")
            COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
            _proviso
            printf "%s\n" "${COMPREPLY[@]}"' bash "$2" ;;
        fish) fish --no-config -c 'source proviso.fish; complete -C $argv[1]' "$2" | cut -f1 ;;
    esac
}
offers() {  # SHELL LINE WORD...
    local offered word
    offered=$(asked "$1" "$2")
    for word in "${@:3}"; do
        grep -qxF -- "$word" <<<"$offered" || fail "$1 does not offer $word after \`$2\`: $offered"
    done
}
for name in bash fish; do
    offers $name 'proviso ' "${commands[@]}"
    for command in "${commands[@]}"; do
        mapfile -t names < <(options "$command")
        offers $name "proviso $command --" "${names[@]}"
    done
    offers $name 'proviso check --f' --fact --fail-on
    offers $name 'proviso check --fail-on ' none breach undetermined warning empty
    offers $name 'proviso check --input ' toml terraform
    offers $name 'proviso check -o j' json junit
    offers $name 'proviso check --color ' auto always never
    offers $name 'proviso lint --off ' unused-term
    offers $name 'proviso completions ' bash zsh fish
    offers $name 'proviso import ' focus-commitments
    asked $name 'proviso check -p pol' | grep -q '^policies' || fail "$name does not offer files after -p"
    asked $name 'proviso check pol' | grep -q '^policies' || fail "$name does not offer plans"
    if asked $name 'proviso check --as-of ' | grep -q policies; then fail "$name offers files for a day"; fi
done

# ---- typed, with the Tab key --------------------------------------------------------------------------------

typed() {  # LINE SCREEN [KEY]: the line, a Tab and the key bring up the screen's text
    keys C-u
    keys "$1" Tab ${3:+"$3"}
    appears "$2"
}
walk() {
    typed 'proviso check --fai' 'proviso check --fail-on'
    typed 'proviso vocab' 'proviso vocabulary'
    typed 'proviso check --fail-on bre' 'proviso check --fail-on breach'
    typed 'proviso check -p polic' 'proviso check -p policies/'
}
shell 100
keys 'source proviso.bash' Enter
walk
open 100 zsh -f
keys "PS1='> '; autoload -Uz compinit; compinit -u -D; source ./proviso.zsh; clear" Enter
appears '^>'
walk
typed 'proviso lint --o' 'proviso lint --off'
typed 'proviso check --f' '--fact.*wins over the plan' Tab
appears '--fail-on.*exit status'
mapfile -t names < <(options check)
typed 'proviso check --' "^${names[0]}"
for name in "${names[@]}"; do
    appears "(^| )$name( |\$)"
done
open 100 fish --no-config
keys "source proviso.fish; function fish_prompt; echo '> '; end; clear" Enter
appears '^>'
walk
echo "bash, zsh and fish complete what ${#commands[@]} commands take"

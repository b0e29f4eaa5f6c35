#!/usr/bin/env bash
# manual.sh PROVISO: the manual page is sound roff, and man shows every command and option.
# shellcheck source-path=SCRIPTDIR
source "$(dirname "$0")/tmux.bash"
needs man mandoc
proviso man >proviso.1
warned=$(MANWIDTH=200 man --warnings -E UTF-8 -l proviso.1 2>&1 >shown)
[[ -z $warned ]] || fail "man warns: $warned"
mandoc -Tlint -W error proviso.1 || fail "mandoc finds errors"
sed -i 's/.\x08//g; s/\x1b\[[0-9;]*m//g' shown
while read -r command; do
    grep -qE "^ +proviso $command" shown || fail "the manual lacks the command $command"
    part=$(sed -n "/^   proviso $command\$/,/^   proviso /p" shown)
    while read -r option; do
        grep -qE -- "(^| )$option( |,|\$)" <<<"$part" || fail "the manual of $command lacks $option"
    done < <(proviso "$command" --help | grep -oE '^  -[^ ]*' | grep -oE -- '--?[a-z-]+' | grep -vxE -- '-h|--help')
done < <(proviso --help | sed -n 's/^  \([a-z]\+\)  .*/\1/p')
while read -r setting; do
    grep -qE "^ +$setting, PROVISO_" shown || fail "the manual lacks the setting $setting"
done < <(proviso config | sed -nE 's/^(# )?([a-z-]+)( = .*| +#.*)$/\2/p')
echo "the manual is sound and whole"

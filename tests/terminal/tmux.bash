# A terminal of a test's own, by tmux: what is typed into it, and what stands on its screen. Sourced by the tests beside it.
#
# `proviso` is $1 of the test, in a folder of its own that is gone at the end.
set -euo pipefail
export LC_ALL=C.UTF-8
unset NO_COLOR CLICOLOR_FORCE COLUMNS TMUX

fail() {
    printf 'FAIL: %s\n' "$*" >&2
    screen >&2 2>/dev/null || true
    exit 1
}
skip() { printf 'SKIPPED: NOTHING WAS TESTED, since %s\n' "$*"; exit 77; }
needs() {
    local tool
    for tool in "$@"; do
        command -v "$tool" >/dev/null || skip "$tool is not installed"
    done
}

needs tmux
work=$(mktemp -d)
trap 'tmux -L "proviso-$$" kill-server 2>/dev/null || true; rm -rf "$work"' EXIT
mkdir "$work/bin" "$work/home"
ln -s "$(realpath "$1")" "$work/bin/proviso"
export PATH=$work/bin:$PATH HOME=$work/home
cd "$work"

in_tmux() { tmux -L "proviso-$$" -f /dev/null "$@"; }

# open COLUMNS COMMAND...: the command runs on a screen of its own.
open() {
    in_tmux has-session 2>/dev/null || in_tmux new-session -d -x "$1" -y 50 cat
    in_tmux resize-window -x "$1" -y 50
    in_tmux respawn-pane -k -- "${@:2}"
}
keys() { in_tmux send-keys "$@"; }
screen() { in_tmux capture-pane -p "$@"; }

# appears PATTERN [SECONDS]: waits until the screen has it.
appears() {
    local i
    for ((i = 0; i < ${2:-20} * 20; ++i)); do
        if screen | grep -qE -- "$1"; then return; fi
        sleep 0.05
    done
    fail "\`$1\` did not appear"
}

# Runs the line in the shell of the screen, to its end.
lines_run=0
run() {
    ((++lines_run))
    keys "clear; $1; echo ended:$lines_run:\$?" Enter
    appears "^ended:$lines_run:[0-9]"
}
shell() { open "$1" env PS1='> ' bash --norc --noprofile; appears '^>'; }

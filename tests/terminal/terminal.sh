#!/usr/bin/env bash
# terminal.sh PROVISO: how proviso behaves on a real terminal.
# shellcheck source-path=SCRIPTDIR
source "$(dirname "$0")/tmux.bash"
needs python3

cat >policy.proviso <<'TEXT'
Clause 1 "Hosting": Workloads must be hosted on Azure.
Clause 2 "東京": Workloads must be located in the EU.
TEXT
cat >plan.json <<'TEXT'
[{"workload": "東京の推論サービス", "provider": "AWS", "region": "eu-west-1"},
 {"workload": "cafe\u0301", "provider": "AWS", "region": "eu-west-1"},
 {"workload": "\u001b[31mred\u0007\u009b7m", "provider": "AWS", "region": "eu-west-1"}]
TEXT
check='proviso check plan.json -p policy.proviso --as-of 2026-03-01'

# ---- widths: no line is longer than the screen, and a wide one is used ---------------------------------------

longest() {  # on the screen, in columns; another judge of them than ours
    screen | python3 -c '
import sys, unicodedata as u
wide = lambda c: 0 if u.combining(c) else 2 if u.east_asian_width(c) in "WF" else 1
print(max(sum(map(wide, line.rstrip("\n"))) for line in sys.stdin))'
}
for width in 60 120; do
    shell $width
    run "$check"
    [[ $(screen) == "$(screen -J | sed 's/ *$//')" ]] || fail "a line was broken by a terminal of $width columns"
    (($(longest) <= width)) || fail "a line is longer than $width columns"
done
(($(longest) > 70)) || fail "120 columns are not used"

# ---- wide letters and marks: what is underlined stands under itself -----------------------------------------

screen | python3 -c '
import sys, unicodedata as u
wide = lambda text: sum(0 if u.combining(c) else 2 if u.east_asian_width(c) in "WF" else 1 for c in text)
lines, seen = sys.stdin.read().split("\n"), 0
for line, under in zip(lines, lines[1:]):
    if "\"AWS\"" in line and "^" in under:
        assert wide(line[:line.index("\"AWS\"")]) == under.index("^"), line + "\n" + under
        seen += 1
assert seen == 3, seen' || fail "an underline is out of its place"

# ---- colour, and control characters of inputs ---------------------------------------------------------------

# shellcheck disable=SC2016  # printed as it is
screen | grep -qF '\u{1b}[31mred\u{07}\u{9b}7m' || fail "a control character is not shown as text"
run "$check -o csv"
# shellcheck disable=SC2016  # printed as it is
screen | grep -qF 'red\u{07}\u{9b}7m' || fail "a control character reaches the terminal in a format for programs"
run "$check"
screen -e | grep -q $'\e\[.*VIOLATED' || fail "no colour on a terminal"
for plain in 'NO_COLOR=1' 'TERM=dumb'; do
    run "$plain $check"
    if screen -e | grep -q $'\e\[[0-9;]*m'; then fail "colour with $plain"; fi
done
run "$check --color never"
if screen -e | grep -q $'\e\[[0-9;]*m'; then fail "colour with --color never"; fi

# ---- the terminal is one place under all its names, and no report is lost in another ------------------------

run "$check -o text -o json:/dev/stdout"
screen | grep -q 'two reports to standard output' || fail "two reports run into each other on the terminal"
run "$check -o text -o json:/dev/null"
screen | grep -q 'VIOLATED' || fail "no report beside one that is thrown away"

# ---- progress: after a second, on standard error, and gone at the end ---------------------------------------

awk 'BEGIN { for (i = 0; i < 800000; ++i)
    printf "{\"workload\": \"w%d\", \"provider\": \"Azure\", \"region\": \"eu-west-1\"}\n", i }' >big.ndjson
cat >slowly.sh <<'TEXT'
# Runs the command with most of its time taken away until it tells its progress, or for CYCLES; then to its end.
cycles=$1
shift
(kill -STOP "$BASHPID"; exec "$@") & pid=$!
for ((i = 0; i < cycles; ++i)); do
    sleep 0.35
    kill -CONT $pid
    sleep 0.005
    kill -STOP $pid
    if grep -q 'reading big' log; then break; fi
done
kill -CONT $pid
wait $pid
TEXT
slowly() {  # CYCLES OPTION: the check of big.ndjson, drawn out over seconds; all that the screen got is in log
    : >log
    in_tmux pipe-pane -o "cat >>'$work/log'"
    run "bash slowly.sh $1 proviso check big.ndjson -p policy.proviso --as-of 2026-03-01 --threads 1 $2"
    in_tmux pipe-pane
}
seen='reading big.ndjson: [0-9]+%, [0-9.]+ [kM]B of [0-9.]+ MB, [0-9,]+ records, [0-9.]+ [kM]B/s'
slowly 100 ''
grep -qE "$seen" log || fail "no progress: $(cat log)"
grep -qF $'\r\e[K' log || fail "the progress was not erased"
appears '2 clauses: 2 compliant; exit status 0'
if screen | grep -q 'reading big'; then fail "progress is left on the screen"; fi
for silent in '--quiet' '-v' '2>messages'; do
    slowly 6 "$silent"
    if grep -q 'reading big' log; then fail "progress with $silent"; fi
done
[[ ! -s messages ]] || fail "progress in a log: $(cat messages)"
run "$check"
screen | grep -q 'reading' && fail "progress of a short run"

# ---- --timings ----------------------------------------------------------------------------------------------

run "$check --timings >/dev/null"
for step in vocabulary '1 policy file' '1 plan file' check report 'in all'; do
    screen | grep -qE "^proviso: +[0-9.]+ ms +[0-9.]+ MB  $step" || fail "--timings has no line for $step"
done
echo "widths, wide letters, colour, progress and timings are right"

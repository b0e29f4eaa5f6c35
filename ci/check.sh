#!/usr/bin/env bash
# A step of the GitHub Action (action.yml): checks, annotates the change, writes the reports, and says in its outputs where
# these are and what the exit status was. It fails itself only where it cannot do that: a later step gives the verdict.
set -euo pipefail

# The lines of $1 that are not empty. A line may hold blanks and quotes: they mean nothing.
given() { grep -v '^[[:space:]]*$' <<<"$1" || true; }

mapfile -t plans < <(given "${INPUT_PLAN:-}")
mapfile -t policies < <(given "${INPUT_POLICIES:-}")
mapfile -t arguments < <(given "${INPUT_ARGUMENTS:-}")
reports=$(mktemp -d "${RUNNER_TEMP:-/tmp}/proviso.XXXXXX")

options=(-o "github:$reports/annotations.txt" -o "sarif:$reports/proviso.sarif"
    -o "markdown:$reports/proviso.md" -o "json:$reports/proviso.json" -o text)
for policy in "${policies[@]}"; do
    options+=("--policy=$policy")
done
[[ -z ${INPUT_AS_OF:-} ]] || options+=("--as-of=$INPUT_AS_OF")
[[ -z ${INPUT_FAIL_ON:-} ]] || options+=("--fail-on=$INPUT_FAIL_ON")

# Names in plans and policies must not be taken for commands to the runner: it obeys none between these two.
word=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
status=0
printf '::stop-commands::%s\n' "$word"
proviso check "${options[@]}" "${arguments[@]}" -- "${plans[@]}" 2>&1 || status=$?
printf '::%s::\n' "$word"

judged=
[[ ! -s $reports/proviso.md ]] || judged=yes
comment=$reports/proviso.md
if [[ -z $judged ]]; then
    ((status >= 2)) || status=2 # `--help` among the arguments, say: no report, no verdict
    comment=$reports/nothing.md
    printf '## proviso: nothing could be judged\n\nThe log of the job says why. What was said here before no longer holds.\n' >"$comment"
fi

{
    printf 'status=%s\ncomment=%s\n' "$status" "$comment"
    if [[ -n $judged ]]; then
        printf '%s=%s\n' sarif "$reports/proviso.sarif" markdown "$reports/proviso.md" json "$reports/proviso.json"
    fi
} >>"$GITHUB_OUTPUT"
if [[ -n $judged ]]; then
    cat "$reports/annotations.txt"
else
    printf '::error title=proviso::nothing could be judged; the log of this step says why\n'
fi
cat "$comment" >>"$GITHUB_STEP_SUMMARY"

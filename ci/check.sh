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

{
    printf 'status=%s\n' "$status"
    if [[ -s $reports/proviso.md ]]; then
        printf '%s=%s\n' sarif "$reports/proviso.sarif" markdown "$reports/proviso.md" json "$reports/proviso.json"
    fi
} >>"$GITHUB_OUTPUT"
if [[ -s $reports/proviso.md ]]; then
    cat "$reports/annotations.txt"
    cat "$reports/proviso.md" >>"$GITHUB_STEP_SUMMARY"
else
    printf '::error title=proviso::nothing could be judged; the log of this step says why\n'
    printf '## proviso: nothing could be judged\n\nThe log of the step says why.\n' >>"$GITHUB_STEP_SUMMARY"
fi

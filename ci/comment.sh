#!/usr/bin/env bash
# A step of the GitHub Action (action.yml): puts the file INPUT_BODY on pull request INPUT_PULL_REQUEST. The comment of an
# earlier run under the same INPUT_NAME, told by its first line, is replaced; one that a person wrote never is, whatever it
# begins with.
set -euo pipefail
shopt -s inherit_errexit  # what fails inside $(…) ends the script, too

fail() { printf '::error title=proviso::%s\n' "$1"; exit 1; }
[[ $INPUT_PULL_REQUEST =~ ^[0-9]+$ ]] || fail "not the number of a pull request"
[[ $INPUT_NAME =~ ^[A-Za-z0-9._\ -]+$ && $INPUT_NAME != *--* ]] || fail "the input name has letters, digits, blanks and . _ - only"
repository=$GITHUB_API_URL/repos/$GITHUB_REPOSITORY
marker="<!-- proviso: $INPUT_NAME -->"

# call METHOD URL [FILE]: the answer on standard output. The token is in no argument, where other users could see it.
call() {
    curl --silent --show-error --fail-with-body --retry 2 --max-time 60 --request "$1" \
        --header @- ${3:+--data-binary "@$3"} "$2" <<END
Authorization: Bearer $INPUT_TOKEN
Accept: application/vnd.github+json
Content-Type: application/json
END
}

earlier() {
    local page answer found
    for ((page = 1; page <= 30; ++page)); do
        answer=$(call GET "$repository/issues/$INPUT_PULL_REQUEST/comments?per_page=100&page=$page")
        found=$(jq --arg marker "$marker" \
            'map(select(.user.type == "Bot" and (.body | split("\n")[0] | rtrimstr("\r")) == $marker)) | first | .id // empty' \
            <<<"$answer")
        [[ -z $found ]] || { printf '%s' "$found"; return; }
        (($(jq length <<<"$answer") == 100)) || return 0
    done
}

body=$(mktemp)
trap 'rm -f "$body"' EXIT
jq --raw-input --slurp --arg marker "$marker" '{body: ($marker + "\n" + .)}' "$INPUT_BODY" >"$body"
comment=$(earlier)
if [[ -n $comment ]]; then
    call PATCH "$repository/issues/comments/$comment" "$body" >/dev/null
else
    call POST "$repository/issues/$INPUT_PULL_REQUEST/comments" "$body" >/dev/null
fi

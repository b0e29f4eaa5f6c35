#!/usr/bin/env bash
# A step of the GitHub Action (action.yml): sees to it that there is a proviso. One that is there already is taken; else the
# Debian package INPUT_PACKAGE; else the sources of the action are built, which takes some minutes.
set -euo pipefail

if command -v proviso >/dev/null; then
    proviso --version
    exit
fi
root=()
((EUID == 0)) || root=(sudo)
package=${INPUT_PACKAGE:-}
if [[ -z $package ]]; then
    cd "$(dirname "${BASH_SOURCE[0]}")/.."
    ./dev package
    packages=(build/release/packages/proviso_*.deb)
    package=${packages[0]}
fi
"${root[@]}" apt-get update -qq
"${root[@]}" apt-get install -y -qq --no-install-recommends "$(realpath -- "$package")"
proviso --version

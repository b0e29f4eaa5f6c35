#!/usr/bin/env bash
# consumer.sh BUILD SOURCE WORK: installs the tree BUILD below WORK, builds a small project of its own against that, and lets
# it check the demo plan.
set -euo pipefail
build=$1 source=$2 work=$3
fail() { printf 'FAIL: %s\n' "$*" >&2; exit 1; }

rm -rf "$work"
mkdir -p "$work"
cmake --install "$build" --prefix "$work/usr" >"$work/install.log"
doc=$work/usr/share/doc/proviso
for file in "$work/usr/bin/proviso" "$work/usr/share/proviso/policies/README.md" "$doc/LICENSE" "$doc/docs/guide.md" \
    "$work"/usr/share/man/man1/proviso.1* "$work/usr/share/bash-completion/completions/proviso"; do
    [[ -s $file ]] || fail "not installed: $file"
done
if foreign=$(grep -rlF -e "$source" -e "$build" "$work/usr/lib" --include='*.cmake'); then
    fail "the package files name folders of the build: $foreign"
fi
others=$(find "$work/usr/include" -mindepth 1 -maxdepth 1 ! -name proviso)
[[ -z $others ]] || fail "headers beside include/proviso: $others"

mv "$work/usr" "$work/moved"  # an installed tree may stand anywhere
doc=$work/moved/share/doc/proviso
cmake -S "$source/tests/install" -B "$work/consumer" -G Ninja -D CMAKE_PREFIX_PATH="$work/moved" >"$work/configure.log"
cmake --build "$work/consumer" >"$work/build.log" || fail "the consumer does not build: $(tail -30 "$work/build.log")"

cd "$doc"
status=0
"$work/consumer/consumer" examples/demo/policy.proviso examples/demo/plan.toml >"$work/report.txt" || status=$?
((status == 1)) || fail "exit status $status instead of 1"
diff examples/demo/report.txt "$work/report.txt" || fail "the library's report differs from the program's"

if cmake -S "$source/tests/install" -B "$work/other" -G Ninja -D CMAKE_PREFIX_PATH="$work/moved" -D WANTED=0.2 \
    >"$work/other.log" 2>&1; then
    fail "version 0.2 is found, though 0.1 is installed"
fi
grep -q 'compatible with requested version "0.2"' "$work/other.log" || fail "$(cat "$work/other.log")"
echo "the library is found, and gives the report of the demo"

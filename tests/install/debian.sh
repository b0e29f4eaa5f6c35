#!/usr/bin/env bash
# debian.sh BUILD SOURCE WORK: packs the tree BUILD, installs the Debian package in a clean root below WORK, runs the demo
# there and removes the package again; unpacks the tarball there, too. The root is made by debootstrap, once, and kept.
#
# Exit status 77, which ctest shows as skipped, where one may not or cannot do that.
set -euo pipefail
build=$1 source=$2 work=$3
fail() { printf 'FAIL: %s\n' "$*" >&2; exit 1; }
skip() { printf 'SKIPPED: NO PACKAGE WAS INSTALLED, since %s\n' "$*"; exit 77; }

grep -qx 'ID=debian' /etc/os-release 2>/dev/null || skip "this is not Debian"
((EUID == 0)) || skip "only root may make a root file system"
for tool in dpkg-shlibdeps debootstrap lintian; do
    command -v "$tool" >/dev/null || skip "$tool is not installed"
done
if [[ -z ${OWN_MOUNTS:-} ]] && unshare --mount true 2>/dev/null; then
    OWN_MOUNTS=1 exec unshare --mount "$0" "$@"
fi
mkdir -p "$work/root"
[[ -z ${OWN_MOUNTS:-} ]] || mount -t tmpfs -o size=2g proviso "$work/root" || true  # in memory it takes half as long
root=$work/root

# ---- the packages -----------------------------------------------------------------------------------------

rm -rf "$work/packages"
(cd "$build" && cpack -B "$work/packages" -D CPACK_DEBIAN_COMPRESSION_TYPE=gzip) >"$work/cpack.log" 2>&1 ||
    fail "cpack: $(cat "$work/cpack.log")"
package=("$work"/packages/proviso_*.deb) library=("$work"/packages/libproviso-dev_*.deb) tarball=("$work"/packages/proviso-*.tar.gz)
for file in "${package[@]}" "${library[@]}" "${tarball[@]}"; do
    [[ -s $file ]] || fail "not made: $file"
done
lintian --allow-root --fail-on error,warning "${package[@]}" || fail "lintian is not content"
for file in man/man1/proviso.1.gz bash-completion/completions/proviso zsh/site-functions/_proviso fish/vendor_completions.d/proviso.fish; do
    dpkg-deb --contents "${package[@]}" | grep " ./usr/share/$file\$" >/dev/null || fail "the package has no $file"
done
dpkg-deb --contents "${library[@]}" | grep ' ./usr/lib/cmake/proviso/provisoConfig.cmake$' >/dev/null ||
    fail "the package of the library has no package file of CMake"

# ---- a clean root -----------------------------------------------------------------------------------------

# The first archive that apt takes packages of the distribution from, and the name of the release.
# shellcheck disable=SC2016  # apt fills these in
read -r archive release < <(apt-get indextargets --format '$(SITE) $(CODENAME)' 'Created-By: Packages' 'Component: main')
[[ -n ${release:-} ]] || skip "apt names no archive"
clean=$work/$release.tar
find "$root" -xdev -mindepth 1 -delete  # of a run that was ended, where there was no memory for it
if [[ ! -s $clean ]]; then
    debootstrap --variant=minbase "$release" "$root" "$archive" >"$work/debootstrap.log" 2>&1 ||
        skip "debootstrap failed: $(tail -3 "$work/debootstrap.log")"
    tar -C "$root" -cf "$clean.part" .
    mv "$clean.part" "$clean"
else
    tar -C "$root" -xf "$clean"
fi
trap 'find "$root" -xdev -mindepth 1 -delete' EXIT
within() { chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8 "$@"; }
within sh -c '! command -v proviso' || fail "the clean root has a proviso"

# ---- the program there ------------------------------------------------------------------------------------

demo() {  # PROVISO DOC: the demo's report is the one on file
    local status=0
    within sh -c "cd $2 && exec $1 check examples/demo/plan.toml -p examples/demo/policy.proviso" >"$work/report.txt" || status=$?
    ((status == 1)) || fail "$1 check: exit status $status instead of 1"
    diff "$source/examples/demo/report.txt" "$work/report.txt" || fail "$1: another report than the one on file"
}

cp "${package[@]}" "$root/tmp/"
image=$(sed -n '/^FROM .* AS run$/,$ s/^RUN //p' "$source/Dockerfile")  # as the image does
[[ $image == *apt-get\ install* ]] || fail "the Dockerfile installs nothing"
within sh -c "$image" >"$work/install.log" 2>&1 || fail "$image: $(cat "$work/install.log")"
demo proviso /usr/share/doc/proviso
within proviso test /usr/share/proviso/policies >"$work/test.txt" 2>&1 || fail "the installed policies: $(tail "$work/test.txt")"

mkdir "$root/opt/proviso"
tar -C "$root/opt/proviso" -xzf "${tarball[0]}" --strip-components=1
demo /opt/proviso/bin/proviso /opt/proviso/share/doc/proviso

within dpkg --purge proviso >"$work/purge.log"
left=$(within find / -xdev -path '*proviso*' -not -path '/root/*' -not -path '/opt/*' -not -path '/proc/*' -print)
[[ -z $left ]] || fail "left after removal: $left"

# ---- as the Action of GitHub installs it ------------------------------------------------------------------

cp "$source/ci/install.sh" "${package[@]}" "$root/tmp/"
within env INPUT_PACKAGE="/tmp/${package[0]##*/}" /tmp/install.sh >"$work/action.log" 2>&1 || fail "ci/install.sh: $(cat "$work/action.log")"
within proviso --version | grep -q '^proviso ' || fail "ci/install.sh installed no proviso"
echo "installed, run and removed on a clean $release"

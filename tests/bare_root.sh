#!/usr/bin/env bash
# Proves the README on a machine that has only Python and git: a bare Debian root, the two commands, nothing else.
#
#     tests/bare_root.sh [SUITE]        as root, with debootstrap; SUITE is bookworm (Debian 12) or trixie (Debian 13)
#
# What the host says about its package sources (apt, pip, certificates, proxy) is carried over as it is. Uncommitted
# changes are carried over too; what git ignores stays outside. The root is removed at the end, KEEP=1 leaves it.
set -euo pipefail

suite=${1:-bookworm}
checkout=$(cd "$(dirname "$0")/.." && pwd)
root=$(mktemp -d "${TMPDIR:-/tmp}/niva-bare-$suite.XXXXXX")
chmod 755 "$root"
mounts=()

cleanup() {
    for place in "${mounts[@]}"; do umount -l "$place" || true; done
    [ -n "${KEEP:-}" ] && { echo "kept: $root"; return; }
    mountpoint -q "$root/proc" || rm -rf --one-file-system "$root"
}
trap cleanup EXIT

timed() { # WHAT COMMAND...
    local what=$1 began=$SECONDS
    shift
    local code=0
    "$@" || code=$?
    echo "== $what: $((SECONDS - began)) s, exit code $code"
    return "$code"
}

bind() { # PATH, read-only, at the same place inside
    mkdir -p "$root$1"
    mount --bind "$1" "$root$1"
    mounts+=("$root$1")
    mount -o remount,bind,ro "$root$1"
}

mirror() { # the host's own Debian mirror, if it says one
    grep -rhoE 'https?://[^ ]+/debian/?( |$)' /etc/apt/sources.list /etc/apt/sources.list.d 2>/dev/null | head -n 1 | tr -d ' '
}

make_root() {
    local include=python3,git,ca-certificates
    debootstrap --variant=minbase --include="$include" "$suite" "$root" "$(mirror)" > "$root.log" 2>&1 \
        || { tail -n 20 "$root.log"; return 1; }
    rm -f "$root.log"
}

carry_settings() {
    cp -L /etc/resolv.conf "$root/etc/resolv.conf"
    cp -L /etc/hosts "$root/etc/hosts"
    cp -L /etc/ssl/certs/ca-certificates.crt "$root/etc/ssl/certs/"
    cp -r /etc/apt/apt.conf.d/. "$root/etc/apt/apt.conf.d/"
    if [ "$suite" = "$(. /etc/os-release && echo "$VERSION_CODENAME")" ]; then
        local file
        rm -f "$root/etc/apt/sources.list"
        for file in /etc/apt/sources.list /etc/apt/sources.list.d/debian.*; do
            [ -f "$file" ] && cp "$file" "$root$file"
        done
    fi
    [ -f /etc/pip.conf ] && cp /etc/pip.conf "$root/etc/pip.conf"
    [ -d "$HOME/.config/pip" ] && mkdir -p "$root/root/.config" && cp -r "$HOME/.config/pip" "$root/root/.config/"
    local place # folders of packages on this machine that pip's settings name
    for place in $(python3 -m pip config list | grep -oE "(file://)?/[^' ]+" | sed 's,^file://,,' | sort -u); do
        case $place in */simple) place=$(dirname "$place") ;; esac # the files lie beside their index
        [ -d "$place" ] && bind "$place"
    done
    mount -t proc proc "$root/proc"
    mounts+=("$root/proc")
}

carry_checkout() {
    mkdir -p "$root/srv/niva"
    git -C "$checkout" ls-files -z --cached --others --exclude-standard \
        | while IFS= read -r -d '' file; do [ -e "$checkout/$file" ] && printf '%s\0' "$file"; done \
        | tar -C "$checkout" --null -T - -c | tar -C "$root/srv/niva" --no-same-owner -x
}

inside() { # COMMAND..., with the host's word on indexes, certificates and proxies, and with nothing else
    local carried=()
    while IFS= read -r setting; do carried+=("$setting"); done \
        < <(env | grep -E '^(PIP_[A-Z_]+|SSL_CERT_[A-Z]+|REQUESTS_CA_BUNDLE|[a-z]+_proxy|[A-Z]+_PROXY|CI)=' || true)
    env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 "${carried[@]}" \
        chroot "$root" sh -c 'cd /srv/niva && exec "$@"' sh "$@" < /dev/null
}

timed "bare root of $suite" make_root
carry_settings
carry_checkout
red=0
timed "first: python3 dev.py test" inside python3 dev.py test || red=1
timed "second: python3 dev.py test tests/test_dev.py" inside python3 dev.py test -q tests/test_dev.py || red=1
timed "python3 dev.py run" inside python3 dev.py run || red=1
find "$root/srv/niva/out" -type f -printf '%P %s bytes\n' || red=1
[ "$red" = 0 ] && echo "== the two commands of the README work in a bare root of $suite"
exit "$red"

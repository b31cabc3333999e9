#!/usr/bin/env bash
# Installs the .deb on a fresh Debian 12, runs it, removes it, and looks for what is left; then the tarball, where no LLVM is.
#
# Usage: ci/package-test.sh [PACKAGES [ROOT]]: the folder that ci/package.sh filled (build/package/packages), and where the fresh
# root goes (a temporary folder; an existing one is used as it is and kept). Needs root and debootstrap.
set -euo pipefail
cd "$(dirname "$0")/.."
packages=${1:-build/package/packages}
root=${2:-}
[ "$(id -u)" -eq 0 ] || { echo "ci/package-test.sh makes a root folder with debootstrap and changes into it, which needs root." >&2; exit 2; }
command -v debootstrap >/dev/null || { echo "debootstrap was not found. On Debian: apt-get install debootstrap" >&2; exit 2; }
ls "$packages"/ssot_*.deb "$packages"/ssot-*.tar.gz >/dev/null

made=""
if [ -z "$root" ]; then
  made=$(mktemp -d)
  root=$made/root
fi
trap '[ -z "$made" ] || rm -rf "$made"' EXIT
if [ ! -x "$root/usr/bin/dpkg" ]; then
  # From where this machine has its own packages.
  mirror=$(cat /etc/apt/sources.list /etc/apt/sources.list.d/*.sources 2>/dev/null |
    sed -nE 's/^URIs: *([^ ]*debian) *$/\1/p; s/^deb (\[.*\] )?([^ ]*debian) .*/\2/p' | sed -n 1p) || true
  debootstrap --variant=minbase bookworm "$root" ${mirror:+"$mirror"} >"$root.log" 2>&1 || { tail -5 "$root.log" >&2; exit 2; }
  rm -f "$root.log"
fi
# The network's settings are this machine's.
cp /etc/resolv.conf "$root/etc/resolv.conf" 2>/dev/null || true
[ ! -d /etc/apt/apt.conf.d ] || cp -n /etc/apt/apt.conf.d/*proxy* "$root/etc/apt/apt.conf.d/" 2>/dev/null || true

inside() { chroot "$root" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LC_ALL=C DEBIAN_FRONTEND=noninteractive "$@"; }
listing() { (cd "$root" && find . -xdev \( -path ./proc -o -path ./sys -o -path ./dev -o -path ./tmp -o -path ./var/lib -o -path ./var/cache -o -path ./var/log \) -prune -o -print | sort); }

# Two classes of one name, and a function whose meaning only Clang can tell: what `check --depth 2` proves with its worker.
project=$root/tmp/project
rm -rf "$project"
mkdir -p "$project/core" "$project/app"
cat >"$project/ssot.json" <<'END'
{ "concepts": [ { "id": "pool", "why": "One pool a process.", "names": ["ThreadPool"], "canonical": ["core/pool.hpp:core::ThreadPool"] } ] }
END
cat >"$project/core/pool.hpp" <<'END'
#pragma once
#include <stddef.h>
namespace core { class ThreadPool { public: explicit ThreadPool(size_t threads); void submit(); }; }
END
cat >"$project/app/pool.hpp" <<'END'
#pragma once
#include <stdarg.h>
#include <stddef.h>
namespace app { class ThreadPool { public: explicit ThreadPool(size_t threads); void submit(); }; }
END

# judges PROGRAM: it finds the second class, with Clang, and nothing was left unread.
judges() {
  local code=0
  inside "$1" check /tmp/project --depth 2 --format json >"$root/tmp/report.json" || code=$?
  [ "$code" -eq 1 ] || { echo "$1 ended with $code, not 1" >&2; exit 1; }
  grep -q '"rule": *"SSOT101"' "$root/tmp/report.json" || { echo "$1 did not find the second class" >&2; exit 1; }
  grep -q '"proof": *"parse"' "$root/tmp/report.json" || { echo "$1 did not ask Clang" >&2; exit 1; }
  grep -q '"gaps": *\[\]' "$root/tmp/report.json" || { echo "$1 left something unread:" >&2; cat "$root/tmp/report.json" >&2; exit 1; }
}

echo "== the .deb on a fresh Debian 12"
inside apt-get update -qq
inside dpkg --purge ssot >/dev/null 2>&1 || true  # what an earlier try may have left
listing >"$root/tmp/before"
cp "$packages"/ssot_*.deb "$root/tmp/ssot.deb"
inside apt-get install -y -qq --no-install-recommends /tmp/ssot.deb >"$root/tmp/apt.log" 2>&1 || { cat "$root/tmp/apt.log" >&2; exit 1; }
inside ssot --version
judges /usr/bin/ssot
inside dpkg -L ssot | grep -c . | sed 's/$/ files and folders/'
inside apt-get purge -y -qq --autoremove ssot >"$root/tmp/apt.log" 2>&1 || { cat "$root/tmp/apt.log" >&2; exit 1; }
listing >"$root/tmp/after"
diff "$root/tmp/before" "$root/tmp/after" >"$root/tmp/diff" || { head -20 "$root/tmp/diff"; echo "the package left or took something" >&2; exit 1; }

echo "== the tarball, where no LLVM is installed"
rm -rf "$root/tmp/un packed"
mkdir -p "$root/tmp/un packed"
tar -xzf "$packages"/ssot-*.tar.gz -C "$root/tmp/un packed"
mv "$root/tmp/un packed"/ssot-* "$root/tmp/un packed/moved"
judges "/tmp/un packed/moved/bin/ssot"
rm -rf "$root/tmp/un packed" "$project"
echo "The packages install, run and go without a trace."

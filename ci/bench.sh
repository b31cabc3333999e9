#!/usr/bin/env bash
# The table of docs/performance.md: `ssot` and its peers side by side in one run, warm page cache, all cores.
#
#   ci/bench.sh [--python TREE] [--cpp TREE] [--runs N] [--out FILE.json]
#
# TREE is a checkout; without one, Debian's sources of python3.11 and llvm-toolchain-19 are fetched by name into build/bench.
# Peers: ripgrep, universal-ctags (Debian), ast-grep (npm, pinned in ci/peers), and cpp-dependencies where the variable
# CPP_DEPENDENCIES names a built one. Depth 3 beside clang-scan-deps and clang++ -fsyntax-only: ci/bench_units.py, which needs a
# compile database. A benchmark, never a test: it judges nothing and always ends with 0 when it ran.
set -euo pipefail
cd "$(dirname "$0")/.."
. ci/packages.sh

need_packages $SSOT_BUILD_PACKAGES $SSOT_BENCH_PACKAGES
if command -v npm >/dev/null && [ ! -d ci/peers/node_modules ]; then
  (cd ci/peers && npm ci --silent --no-audit --no-fund) || echo "ast-grep could not be installed; it is left out." >&2
fi
cmake --preset release -DSSOT_BUILD_TESTS=OFF -B build/quickstart >/dev/null
cmake --build build/quickstart --target ssot >/dev/null
exec python3 ci/bench.py --ssot "$PWD/build/quickstart/bin/ssot" "$@"

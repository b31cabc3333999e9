# What `ssot` needs from Debian 12, and how the scripts of this folder get it. Sourced, never run.

SSOT_BUILD_PACKAGES="g++ cmake ninja-build git ca-certificates libclang-19-dev llvm-19-dev zlib1g-dev libzstd-dev
  libfmt-dev libcli11-dev nlohmann-json3-dev libutf8proc-dev libtomlplusplus-dev"
SSOT_TEST_PACKAGES="libgtest-dev libcmark-dev cmark-gfm python3 libpython3.11-testsuite python3-jsonschema
  python3-yaml pre-commit bash zsh fish groff-base curl dpkg-dev file chromium fonts-dejavu-core"
# The WebSocket reference library, its server and its tests.
SSOT_REFERENCE_PACKAGES="nlohmann-json3-dev prometheus-cpp-dev libboost1.81-dev libcli11-dev"
# dpkg-dev names the shared libraries that a package needs; file tells it which files are programs.
SSOT_PACKAGE_PACKAGES="dpkg-dev file gzip"
SSOT_BENCH_PACKAGES="hyperfine ripgrep universal-ctags python3"

# need_packages NAME...: installs those that are absent, and only those.
need_packages() {
  missing=""
  for package in "$@"; do
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q '^install ok installed$' || missing="$missing $package"
  done
  [ -z "$missing" ] && return 0
  echo "Installing:$missing"
  run=""
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || { echo "These packages are missing and need root to install:$missing" >&2; return 1; }
    run="sudo"
  fi
  $run apt-get update -qq
  $run env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
}

# need_node: Node.js 18 or later with npm; whatever is there already is used, wherever it came from.
need_node() {
  if ! { command -v npm && node -e 'process.exit(parseInt(process.versions.node) >= 18 ? 0 : 1)'; } >/dev/null 2>&1; then
    need_packages nodejs npm
  fi
}

# need_npm FOLDER: the pinned packages of its package-lock.json.
need_npm() {
  need_node
  (cd "$1" && npm ci --silent --ignore-scripts --no-audit --no-fund)
}

# need_clients: those of the WebSocket library's end-to-end tests.
need_clients() { need_npm rules/packs/websocket/reference/e2e; }

# need_page_driver: what opens the audit's page in a browser.
need_page_driver() { need_npm tests/page; }

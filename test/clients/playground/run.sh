#!/usr/bin/env bash
# Plays the main journey, a session's log and a termly report in Microsoft's Agents Playground. It listens on every
# interface and calls home, so all of it runs in a network namespace that has nothing but loopback. As root, once
# `npm install` has run in this folder:
#   unshare --net bash test/clients/playground/run.sh
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
cd "$here/../../.."
export PATH=$PWD/node_modules/.bin:$PATH
playground=$here/node_modules/@microsoft/m365agentsplayground/cli.js
[ -f "$playground" ] || { echo "Agents Playground is not installed here: run “npm install” in $here first" >&2; exit 1; }
ip link set lo up
data=$(mktemp -d)
trap 'kill $(jobs -p) 2>/dev/null; wait; rm -rf "$data"' EXIT
# Waits for an address as long as its process lives; one that ends says why
wait_for() {
  for _ in $(seq 600); do
    curl -sf -m 5 -o /dev/null "$1" && return
    kill -0 "$2" 2>/dev/null || break
    sleep 0.3
  done
  echo "$1 did not answer; the end of what its process said:" >&2
  tail -n 20 "${@:3}" >&2 || true
  exit 1
}
DATA_DIR=$data node --disable-warning=DeprecationWarning src/main.ts >"$data/bot.log" 2>&1 &
wait_for http://127.0.0.1:3978/readyz $! "$data/bot.log"
# Told what to log in the folder of its configuration: a wrong one it says there only
cd "$here"
node "$playground" start -e http://127.0.0.1:3978/api/messages -c msteams -p 56150 --disable-telemetry </dev/null >"$data/playground.log" 2>&1 &
wait_for http://127.0.0.1:56150/ $! "$data/playground.log" "$here/devTools/m365agentsplayground.log"
cd "$here/../../.."
DATA_DIR=$data node "$here/drive.ts"

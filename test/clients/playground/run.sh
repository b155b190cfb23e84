#!/usr/bin/env bash
# Plays the main journey in Microsoft's Agents Playground. It listens on every interface and calls home, so all of it runs
# in a network namespace that has nothing but loopback. As root, once `npm install` has run in this folder:
#   unshare --net bash test/clients/playground/run.sh
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
cd "$here/../../.."
export PATH=$PWD/node_modules/.bin:$PATH
ip link set lo up
data=$(mktemp -d)
trap 'kill $(jobs -p) 2>/dev/null; wait; rm -rf "$data"' EXIT
DATA_DIR=$data node --disable-warning=DeprecationWarning src/main.ts >"$data/bot.log" 2>&1 &
wait_for() { for _ in $(seq 300); do curl -sf "$1" >/dev/null && return; sleep 0.3; done; echo "$1 did not answer" >&2; exit 1; }
wait_for http://127.0.0.1:3978/readyz
(cd "$here" && node node_modules/@microsoft/m365agentsplayground/cli.js start -e http://127.0.0.1:3978/api/messages -c msteams -p 56150 --disable-telemetry </dev/null >"$data/playground.log" 2>&1) &
wait_for http://127.0.0.1:56150/
node "$here/drive.ts"

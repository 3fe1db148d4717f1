#!/usr/bin/env bash
# A private PostgreSQL cluster for tests: a unix socket and no port, no syncing to the disk, nothing of the system's own clusters touched.
#
#   tests/postgres/cluster.sh start [FOLDER]   starts one (or finds it running) and prints its URI, for NHIPCAU_TEST_POSTGRES
#   tests/postgres/cluster.sh revive FOLDER    starts one that was killed, on the data it had
#   tests/postgres/cluster.sh stop FOLDER      stops it and removes the folder
#   tests/postgres/cluster.sh uri FOLDER       prints the URI alone
#
# NHIPCAU_TEST_INITDB holds more words for initdb, without spaces in any of them.
# FOLDER holds data and socket; its path must be short (a socket's path has 107 bytes). Without one a new folder below /tmp is made; it is
# the value of `host` in the URI. PostgreSQL refuses to run as root: root runs it as `postgres`, or as `nobody` where there is no such user.
set -euo pipefail

die() { printf 'cluster.sh: %s\n' "$*" >&2; exit 1; }

uri() { printf 'postgresql://nhipcau@/postgres?host=%s\n' "$1"; }

# The newest server of version 15 or later; its programs are not on Debian's PATH.
bin_folder() {
  local folder newest=""
  for folder in /usr/lib/postgresql/*/bin; do
    [ -x "$folder/initdb" ] && newest=$folder
  done
  [ -n "$newest" ] || newest=$(dirname "$(command -v initdb || true)")
  [ -x "$newest/initdb" ] || die "no PostgreSQL server found; install postgresql-15 (./dev setup does)"
  printf '%s' "$newest"
}

server_user() { getent passwd postgres >/dev/null && echo postgres || echo nobody; }

as_server() {
  if [ "$(id -u)" = 0 ]; then
    setpriv --reuid="$(server_user)" --regid="$(id -g "$(server_user)")" --clear-groups env -C / HOME=/ "$@"
  else
    "$@"
  fi
}

is_running() { [ -d "$1/data" ] && as_server "$bin/pg_ctl" -D "$1/data" status >/dev/null 2>&1; }

start() {
  local folder=${1:-}
  bin=$(bin_folder)
  [ -n "$folder" ] || folder=$(mktemp -d /tmp/nhipcau-pg.XXXXXX)
  if is_running "$folder"; then uri "$folder"; return; fi
  [ "${#folder}" -le 80 ] || die "the path of $folder is too long for a socket"
  mkdir -p -m 700 "$folder"
  [ -O "$folder" ] || [ "$(id -u)" = 0 ] || die "$folder belongs to somebody else"
  rm -rf "${folder:?}/data"
  [ "$(id -u)" != 0 ] || chown "$(server_user)" "$folder"
  # shellcheck disable=SC2086  # several words are meant
  as_server "$bin/initdb" -D "$folder/data" -U nhipcau -A trust -E UTF8 --locale=C --no-sync --no-instructions ${NHIPCAU_TEST_INITDB:-} >"$folder/log" 2>&1 ||
    { cat "$folder/log" >&2; die "initdb failed"; }
  as_server tee -a "$folder/data/postgresql.conf" >/dev/null <<CONF
listen_addresses = ''
unix_socket_directories = '$folder'
max_connections = 200
shared_buffers = 32MB
dynamic_shared_memory_type = mmap
fsync = off
full_page_writes = off
wal_level = minimal
max_wal_senders = 0
autovacuum = off
log_min_messages = fatal
log_min_error_statement = panic
CONF
  as_server "$bin/pg_ctl" -D "$folder/data" -l "$folder/data/server.log" -w -t 60 start >>"$folder/log" 2>&1 </dev/null ||
    { cat "$folder/log" "$folder/data/server.log" >&2; die "the server did not start"; }
  uri "$folder"
}

revive() {
  local folder=$1
  bin=$(bin_folder)
  is_running "$folder" || as_server "$bin/pg_ctl" -D "$folder/data" -l "$folder/data/server.log" -w -t 60 start >>"$folder/log" 2>&1 </dev/null ||
    { cat "$folder/log" "$folder/data/server.log" >&2; die "the server did not come back"; }
}

stop() {
  local folder=${1:?a folder}
  bin=$(bin_folder)
  if is_running "$folder"; then as_server "$bin/pg_ctl" -D "$folder/data" -m immediate -w stop >/dev/null; fi
  [ ! -d "$folder/data" ] || rm -rf "$folder"
}

case "${1:-}" in
  start) start "${2:-}" ;;
  revive) revive "${2:?a folder}" ;;
  stop) stop "${2:-}" ;;
  uri) uri "${2:?a folder}" ;;
  *) sed -n '2,13s/^# \{0,1\}//p' "$0" >&2; exit 2 ;;
esac

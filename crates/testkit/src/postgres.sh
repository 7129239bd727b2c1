# Runs a private PostgreSQL until standard input ends, which is when the program that asked for it
# is gone, however it went. Then nothing stays: no process, no file.
# $1 = folder of the PostgreSQL programs; further arguments = lines for postgresql.conf.
# Prints the folder with the socket once the database answers.
set -eu
bin=$1
shift
dir=$(mktemp -d /tmp/patchmon-pg.XXXXXX)
trap 'rm -rf "$dir"' EXIT
trap 'exit 1' HUP TERM
cd "$dir"
if ! "$bin/initdb" -D "$dir/data" -U postgres -A trust -E UTF8 --locale=C --no-sync >log 2>&1; then
  cat log >&2
  exit 1
fi
# Only the socket in a folder that nobody else may enter: no port, no password.
printf "listen_addresses = ''\nunix_socket_directories = '%s'\n" "$dir" >>data/postgresql.conf
printf '%s\n' "$@" >>data/postgresql.conf
"$bin/postgres" -D "$dir/data" </dev/null >log 2>&1 &
pid=$!
trap 'kill -INT $pid 2>/dev/null; wait $pid; rm -rf "$dir"' EXIT
tries=0
until "$bin/pg_isready" -q -h "$dir"; do
  tries=$((tries + 1))
  if [ $tries -gt 300 ] || ! kill -0 $pid 2>/dev/null; then
    cat log >&2
    exit 1
  fi
  sleep 0.1
done
echo "$dir $pid"
read -r _ || true

# Runs a server until standard input ends, which is when the command that started it is gone,
# however it went. Prints the server's process id; ends with the server and its status.
# $1 = file for its log; then the program and its arguments.
log=$1
shift
exec 3<&0
"$@" </dev/null >"$log" 2>&1 3<&- &
server=$!
echo $server
{ read -r _ <&3; kill -TERM $server; } 2>/dev/null >/dev/null &
watcher=$!
wait $server
status=$?
kill $watcher 2>/dev/null
exit $status

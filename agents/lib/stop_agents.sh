# Agents of this system that no service manager knows. Those of containers on this machine are other
# systems: their root folder is another one.
own_agents() {
    for process in /proc/[0-9]*; do
        case "$(readlink "$process/exe" 2>/dev/null)" in
        /usr/local/bin/patchmon-agent | '/usr/local/bin/patchmon-agent (deleted)') ;;
        *) continue ;;
        esac
        # shellcheck disable=SC3013 # dash, ash and bash know -ef.
        if [ "$process/root/" -ef / ]; then echo "${process#/proc/}"; fi
    done
}

# Asks them to end, and waits until they have: an agent finishes the report it is sending.
stop_agents() {
    stop_tries=0
    while [ -n "$(own_agents)" ]; do
        stop_signal=TERM
        if [ "$stop_tries" -ge 10 ]; then stop_signal=KILL; fi
        if [ "$stop_tries" -ge 12 ]; then return 0; fi
        for process in $(own_agents); do kill -s "$stop_signal" "$process" 2>/dev/null || true; done
        sleep 1
        stop_tries=$((stop_tries + 1))
    done
}

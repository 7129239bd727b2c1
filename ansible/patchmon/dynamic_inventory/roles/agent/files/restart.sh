#!/bin/sh
# Starts the agent anew, by what the server's install script has found here: systemd, OpenRC or neither.
set -eu
agent=/usr/local/bin/patchmon-agent

if [ -d /run/systemd/system ]; then
    exec systemctl restart patchmon-agent.service
elif [ -d /run/openrc ]; then
    exec rc-service patchmon-agent restart
fi

# Agents of containers on this machine are other systems: their root folder is another one.
for process in /proc/[0-9]*; do
    case "$(readlink "$process/exe" 2>/dev/null)" in
    "$agent" | "$agent (deleted)") ;;
    *) continue ;;
    esac
    # shellcheck disable=SC3013 # dash, ash and bash know -ef.
    if [ "$process/root/" -ef / ]; then
        kill "${process#/proc/}"
        # It finishes what it is sending.
        waited=0
        while [ -e "$process/exe" ] && [ "$waited" -lt 15 ]; do
            sleep 1
            waited=$((waited + 1))
        done
    fi
done
setsid "$agent" serve </dev/null >>/etc/patchmon/logs/patchmon-agent.log 2>&1 &

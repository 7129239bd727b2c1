# Removes the PatchMon agent from this host, with everything that belongs to it. POSIX sh. The host
# stays on the server, with its history, until somebody deletes it there.

SILENT="${SILENT:-}"

say() {
    if [ -z "$SILENT" ]; then printf '%s\n' "$*"; fi
}

remove_service() {
    if [ -d /run/systemd/system ] && command -v systemctl >/dev/null 2>&1; then
        systemctl disable --now patchmon-agent.service >/dev/null 2>&1 || true
    fi
    if command -v rc-update >/dev/null 2>&1; then
        rc-service patchmon-agent stop >/dev/null 2>&1 || true
        rc-update del patchmon-agent >/dev/null 2>&1 || true
    fi
    rm -f /etc/systemd/system/patchmon-agent.service /etc/systemd/system/multi-user.target.wants/patchmon-agent.service \
        /etc/init.d/patchmon-agent /etc/cron.d/patchmon-agent
    if [ -d /run/systemd/system ] && command -v systemctl >/dev/null 2>&1; then
        systemctl daemon-reload || true
        systemctl reset-failed patchmon-agent.service >/dev/null 2>&1 || true
    fi
}

remove_crontab_lines() {
    if ! command -v crontab >/dev/null 2>&1; then return 0; fi
    if ! crontab -l 2>/dev/null | grep -q patchmon-agent; then return 0; fi
    rest=$(crontab -l 2>/dev/null | grep -v patchmon-agent || true)
    if [ -n "$rest" ]; then printf '%s\n' "$rest" | crontab -; else crontab -r; fi
}

main() {
    if [ "$(id -u)" != 0 ]; then
        echo '[ERROR] This script must be run as root' >&2
        exit 1
    fi
    remove_service
    stop_agents
    remove_crontab_lines
    rm -rf /etc/patchmon
    rm -f /usr/local/bin/patchmon-agent /usr/local/bin/patchmon-agent.* /var/log/patchmon-agent.log
    say '[SUCCESS] PatchMon Agent and its files are removed. Delete the host in PatchMon to remove it there, too.'
}

main "$@" </dev/null

# Installs the PatchMon agent on this host, or changes nothing: what was done is undone when a step
# fails. POSIX sh.

PATCHMON_URL="${PATCHMON_URL:-}"
BOOTSTRAP_TOKEN="${BOOTSTRAP_TOKEN:-}"
# `amd64:SHA-256 arm64:SHA-256 …` of the programs that the server has.
AGENT_SHA256="${AGENT_SHA256:-}"
ARCHITECTURE="${ARCHITECTURE:-}"
CURL_FLAGS="${CURL_FLAGS:--s}"
SKIP_SSL_VERIFY="${SKIP_SSL_VERIFY:-false}"
FORCE_INSTALL="${FORCE_INSTALL:-false}"
DEBUG="${DEBUG:-false}"
# SHA-256 of the private CA that vouches for the server; also as `--ca`.
PATCHMON_CA="${PATCHMON_CA:-}"

agent=/usr/local/bin/patchmon-agent
folder=/etc/patchmon
log="$folder/logs/patchmon-agent.log"
unit=/etc/systemd/system/patchmon-agent.service
openrc=/etc/init.d/patchmon-agent

detect_architecture() {
    case "$(uname -m)" in
    x86_64 | amd64) echo amd64 ;;
    i386 | i686) echo 386 ;;
    aarch64 | arm64) echo arm64 ;;
    armv6l | armv7l | armv8l | arm) echo arm ;;
    *) uname -m ;;
    esac
}

already_installed() {
    [ -x "$agent" ] && [ -f "$folder/config.yml" ] && [ -f "$folder/credentials.yml" ] &&
        "$agent" ping >/dev/null 2>&1
}

# The digest that the server told of its program for this architecture.
expected_digest() {
    names=''
    for entry in $AGENT_SHA256; do
        if [ "${entry%%:*}" = "$ARCHITECTURE" ]; then
            echo "${entry#*:}"
            return 0
        fi
        names="$names ${entry%%:*}"
    done
    fatal "This server has no agent for $ARCHITECTURE. It has:${names:- none}"
}

# Credentials are not in this script: the token is exchanged for them, once.
exchange_token() {
    with_headers 'Content-Type' 'application/json'
    http POST "$PATCHMON_URL/api/v1/hosts/bootstrap/exchange" "$work/credentials" "{\"token\":\"$BOOTSTRAP_TOKEN\"}"
    if [ "$http_status" != 200 ]; then
        fatal "The server gave no credentials (HTTP $http_status): $(http_answer "$work/credentials")
This script works once and for five minutes: fetch it again and run it at once."
    fi
    api_id=$(sed -n 's/.*"apiId":"\([^"]*\)".*/\1/p' "$work/credentials")
    api_key=$(sed -n 's/.*"apiKey":"\([^"]*\)".*/\1/p' "$work/credentials")
    if [ -z "$api_id" ] || [ -z "$api_key" ]; then fatal "The server's answer holds no credentials"; fi
}

download_agent() {
    digest=$(expected_digest) || exit 1
    with_headers 'X-API-ID' "$api_id" 'X-API-KEY' "$api_key"
    http GET "$PATCHMON_URL/api/v1/hosts/agent/download?arch=$ARCHITECTURE&os=linux&force=binary" "$work/agent"
    if [ "$http_status" != 200 ]; then
        fatal "The agent could not be downloaded (HTTP $http_status): $(http_answer "$work/agent")"
    fi
    found=$(sha256 "$work/agent")
    if [ -z "$found" ]; then fatal "The download cannot be checked: install sha256sum (coreutils), shasum or openssl"; fi
    if [ "$found" != "$digest" ]; then
        fatal "The downloaded agent is not the one the server announced (SHA-256 $found in place of $digest)"
    fi
}

# Program and OpenRC script have the same name.
saved_name() { printf '%s' "$1" | tr / _; }

# What was there before, so that it can come back. From here on a failure is undone.
save_old() {
    mkdir "$work/old"
    had_folder=no
    if [ -d "$folder" ]; then
        had_folder=yes
        cp -p "$folder"/*.yml "$folder"/ca.pem "$folder"/state.json "$work/old/" 2>/dev/null || true
    fi
    for file in "$agent" "$unit" "$openrc"; do
        if [ -f "$file" ]; then cp -p "$file" "$work/old/$(saved_name "$file")"; fi
    done
    crontab -l >"$work/old/crontab" 2>/dev/null || true
    changed=yes
}

undo() {
    stop_service
    remove_crontab_lines
    rm -f "$agent" "$unit" "$openrc" "$folder/config.yml" "$folder/credentials.yml" "$folder/ca.pem" "$folder/state.json"
    if [ "$had_folder" = no ]; then rm -rf "$folder"; fi
    for file in config.yml credentials.yml ca.pem state.json; do
        if [ -f "$work/old/$file" ]; then cp -p "$work/old/$file" "$folder/$file"; fi
    done
    for file in "$agent" "$unit" "$openrc"; do
        if [ -f "$work/old/$(saved_name "$file")" ]; then cp -p "$work/old/$(saved_name "$file")" "$file"; fi
    done
    if [ -s "$work/old/crontab" ]; then crontab "$work/old/crontab"; fi
    restart_old
    warn "Nothing was installed; what was there before is there again"
}

restart_old() {
    if [ -f "$unit" ] && [ -d /run/systemd/system ]; then
        systemctl daemon-reload
        systemctl enable --now patchmon-agent.service >/dev/null 2>&1 || true
    elif [ -f "$openrc" ] && [ -d /run/openrc ]; then
        rc-update add patchmon-agent default >/dev/null 2>&1 || true
        rc-service patchmon-agent start >/dev/null 2>&1 || true
    elif grep -q patchmon-agent "$work/old/crontab"; then
        start_in_background
    fi
}

finish() {
    code=$?
    if [ "$changed" = yes ] && [ "$code" != 0 ]; then undo; fi
    rm -rf "$work"
    exit "$code"
}

yaml_text() { printf "'%s'" "$(printf '%s' "$1" | sed "s/'/''/g")"; }

write_configuration() {
    mkdir -p "$folder/logs"
    chmod 750 "$folder" "$folder/logs"
    rm -f "$folder/state.json" "$folder/ca.pem"
    if [ -n "$PATCHMON_CA" ]; then
        cp "$ca_file" "$folder/ca.pem"
        chmod 644 "$folder/ca.pem"
    fi
    {
        printf 'patchmon_server: %s\n' "$(yaml_text "$PATCHMON_URL")"
        printf 'api_version: v1\ncredentials_file: %s/credentials.yml\nlog_file: %s\nlog_level: info\n' "$folder" "$log"
        if [ -n "$PATCHMON_CA" ]; then
            printf 'ca_file: %s/ca.pem\nca_fingerprint: %s\n' "$folder" "$(yaml_text "$PATCHMON_CA")"
            SKIP_SSL_VERIFY=false
        fi
        if is_true "$SKIP_SSL_VERIFY"; then echo 'skip_ssl_verify: true'; else echo 'skip_ssl_verify: false'; fi
    } >"$folder/config.yml"
    printf 'api_id: %s\napi_key: %s\n' "$(yaml_text "$api_id")" "$(yaml_text "$api_key")" >"$folder/credentials.yml"
    chmod 600 "$folder/config.yml" "$folder/credentials.yml"
}

install_program() {
    (umask 022 && mkdir -p "${agent%/*}")
    cp "$work/agent" "$agent.new"
    chmod 755 "$agent.new"
    version=$("$agent.new" --version 2>&1) || {
        rm -f "$agent.new"
        fatal "The agent does not run on this host: $version"
    }
    mv -f "$agent.new" "$agent"
    info "Installed $version"
}

# What kind of service this host can have.
service_kind() {
    if [ -d /run/systemd/system ] && command -v systemctl >/dev/null 2>&1; then
        echo systemd
    elif [ -d /run/openrc ] && command -v rc-update >/dev/null 2>&1; then
        echo openrc
    elif command -v crontab >/dev/null 2>&1; then
        echo crontab
    else
        echo none
    fi
}

remove_crontab_lines() {
    if ! command -v crontab >/dev/null 2>&1; then return 0; fi
    if ! crontab -l 2>/dev/null | grep -q patchmon-agent; then return 0; fi
    crontab -l 2>/dev/null | grep -v patchmon-agent >"$work/crontab" || true
    if [ -s "$work/crontab" ]; then crontab "$work/crontab"; else crontab -r 2>/dev/null || true; fi
}

stop_service() {
    case "$(service_kind)" in
    systemd) systemctl disable --now patchmon-agent.service >/dev/null 2>&1 || true ;;
    openrc)
        rc-service patchmon-agent stop >/dev/null 2>&1 || true
        rc-update del patchmon-agent >/dev/null 2>&1 || true
        ;;
    esac
    stop_agents
}

start_service() {
    # Of an agent that was started in another way.
    remove_crontab_lines
    case "$(service_kind)" in
    systemd)
        systemd_unit >"$unit"
        chmod 644 "$unit"
        systemctl daemon-reload
        systemctl enable --now patchmon-agent.service || fatal "The service did not start: systemctl status patchmon-agent.service"
        info "Started the service patchmon-agent.service (systemd)"
        ;;
    openrc)
        openrc_script >"$openrc"
        chmod 755 "$openrc"
        rc-update add patchmon-agent default >/dev/null
        rc-service patchmon-agent restart || fatal "The service did not start: rc-service patchmon-agent status"
        info "Started the service patchmon-agent (OpenRC)"
        ;;
    crontab)
        {
            crontab -l 2>/dev/null || true
            echo "@reboot $agent serve >>$log 2>&1"
        } >"$work/crontab"
        crontab "$work/crontab" || fatal "The line for the start at boot could not be added to the crontab"
        start_in_background
        info "Started in the background; a line of root's crontab starts it at boot"
        ;;
    none)
        start_in_background
        warn "There is neither systemd nor OpenRC nor cron: the agent runs, but nothing starts it at boot"
        ;;
    esac
}

start_in_background() {
    if command -v setsid >/dev/null 2>&1; then
        setsid "$agent" serve </dev/null >>"$log" 2>&1 &
    else
        nohup "$agent" serve </dev/null >>"$log" 2>&1 &
    fi
}

# --ca FINGERPRINT
read_options() {
    while [ "$#" -gt 0 ]; do
        case "$1" in
        --ca)
            if [ -z "${2:-}" ]; then fatal "--ca needs the fingerprint of a CA"; fi
            PATCHMON_CA=$2
            shift 2
            ;;
        *) fatal "Unknown option $1" ;;
        esac
    done
}

main() {
    read_options "$@"
    if [ "$(id -u)" != 0 ]; then fatal "This script must be run as root"; fi
    PATCHMON_URL="${PATCHMON_URL%/}"
    if [ -z "$PATCHMON_URL" ] || [ -z "$BOOTSTRAP_TOKEN" ]; then
        fatal "PATCHMON_URL and BOOTSTRAP_TOKEN are not set: fetch this script from your PatchMon server"
    fi
    if already_installed; then
        info "The agent is already installed and its ping was successful - nothing to do"
        exit 0
    fi
    changed=no
    make_work
    trap finish EXIT
    trap 'exit 130' INT TERM HUP
    ARCHITECTURE="${ARCHITECTURE:-$(detect_architecture)}"
    expected_digest >/dev/null
    ensure_curl || fatal "curl is missing and could not be installed"
    trust_private_ca
    exchange_token
    download_agent
    save_old
    stop_service
    install_program
    write_configuration
    ping=$("$agent" ping 2>&1) || fatal "The agent does not reach the server: $ping"
    start_service
    changed=no
    success "PatchMon Agent installation completed successfully!"
}

main "$@" </dev/null

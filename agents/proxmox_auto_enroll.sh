#!/bin/bash
# Enrols the LXC containers of this Proxmox node into PatchMon and installs the agent in each.
# Run it as often as you like: containers that report already are skipped. docs/proxmox-lxc.md
# SPDX-License-Identifier: AGPL-3.0-or-later

# ===== CONFIGURATION =====
PATCHMON_URL="${PATCHMON_URL:-https://patchmon.example.com}"
AUTO_ENROLLMENT_KEY="${AUTO_ENROLLMENT_KEY:-your_key_here}"
AUTO_ENROLLMENT_SECRET="${AUTO_ENROLLMENT_SECRET:-your_secret_here}"
CURL_FLAGS="${CURL_FLAGS:--s}"
DRY_RUN="${DRY_RUN:-false}"
HOST_PREFIX="${HOST_PREFIX:-}"
SKIP_STOPPED="${SKIP_STOPPED:-true}"
FORCE_INSTALL="${FORCE_INSTALL:-false}"
DEBUG="${DEBUG:-false}"
# ===== END OF CONFIGURATION =====
set -o pipefail

# SHA-256 of the private CA that vouches for the server, when it is no public one.
PATCHMON_CA="${PATCHMON_CA:-}"
# Seconds that one installation may take.
INSTALL_TIMEOUT="${INSTALL_TIMEOUT:-180}"
# Credentials of containers that were enrolled while they were stopped, one file each, for root alone.
STATE_DIR="${STATE_DIR:-/var/lib/patchmon-enroll}"

# >>> common: the same text in every script, held together by a test.
green='' yellow='' red='' plain=''
if [ -t 1 ]; then
    green=$(printf '\033[32m') yellow=$(printf '\033[33m') red=$(printf '\033[31m') plain=$(printf '\033[0m')
fi

info() { printf '[INFO] %s\n' "$*"; }
success() { printf '%s[SUCCESS]%s %s\n' "$green" "$plain" "$*"; }
warn() { printf '%s[WARN]%s %s\n' "$yellow" "$plain" "$*"; }
error() { printf '%s[ERROR]%s %s\n' "$red" "$plain" "$*"; }
debug() {
    if is_true "${DEBUG:-false}"; then printf '[DEBUG] %s\n' "$*" | mask >&2; fi
}
fatal() {
    error "$*" >&2
    exit 1
}

is_true() {
    case "$1" in
    true | True | TRUE | 1 | yes) return 0 ;;
    *) return 1 ;;
    esac
}

# What may be shown to others: no secret of a credential.
mask() {
    sed -e 's/\("api_key" *: *"\)[^"]*/\1****/g' \
        -e 's/\("apiKey" *: *"\)[^"]*/\1****/g' \
        -e 's/\([Ee]nrollment-[KkSs][a-z]*: \).*/\1****/' \
        -e 's/\([Xx]-[Aa][Pp][Ii]-[Kk][Ee][Yy]: \).*/\1****/' \
        -e 's/\(BOOTSTRAP_TOKEN=\).*/\1****/'
}

# A private folder for answers and for headers that must not stand in a list of processes.
make_work() {
    umask 077
    work=$(mktemp -d) || fatal "No temporary folder can be made (mktemp -d failed)"
}

# with_headers NAME VALUE [NAME VALUE]: what the next request is sent with.
with_headers() {
    : >"$work/config"
    while [ "$#" -gt 1 ]; do
        printf '%s: %s' "$1" "$2" | tr -d '\r\n' | sed -e 's/[\\"]/\\&/g' -e 's/^/header = "/' -e 's/$/"/' >>"$work/config"
        printf '\n' >>"$work/config"
        shift 2
    done
}

# http METHOD URL FILE [BODY]: sends it; the answer goes to FILE, its status to http_status (000 when
# there was none). A status that is no success is never taken for the file that was asked for: every
# caller looks at it.
http() {
    http_verbose=''
    if is_true "${DEBUG:-false}"; then http_verbose='--verbose'; fi
    : >"$work/headers"
    : >"$3"
    printf '%s' "${4:-}" >"$work/body"
    debug "$1 $2 ${4:-}"
    # shellcheck disable=SC2086 # CURL_FLAGS holds several options.
    http_status=$(curl $CURL_FLAGS $http_verbose --show-error --config "$work/config" \
        ${ca_file:+--cacert "$ca_file"} --connect-timeout 20 --dump-header "$work/headers" --output "$3" --write-out '%{http_code}' \
        --request "$1" ${4:+--data-binary "@$work/body"} "$2" 2>"$work/errors" </dev/null) || true
    if is_true "${DEBUG:-false}"; then
        mask <"$work/errors" | sed 's/^/[DEBUG] /' >&2
        debug "HTTP $http_status"
    fi
}

# The answer to the last request, or why there was none.
http_answer() {
    if [ -s "$1" ]; then head -c 2000 "$1"; else grep '^curl:' "$work/errors" || true; fi
}

sha256() {
    if command -v sha256sum >/dev/null 2>&1; then
        sha256sum "$1" | cut -d ' ' -f 1
    elif command -v shasum >/dev/null 2>&1; then
        shasum -a 256 "$1" | cut -d ' ' -f 1
    elif command -v openssl >/dev/null 2>&1; then
        openssl dgst -sha256 -r "$1" | cut -d ' ' -f 1
    fi
}

# Checks the server by the certificate of a private CA whose fingerprint PATCHMON_CA is, and by nothing
# else. The connection that brings it is checked by nobody; the fingerprint vouches for what it brings.
trust_private_ca() {
    if [ -z "${PATCHMON_CA:-}" ]; then return 0; fi
    PATCHMON_CA=$(printf '%s' "$PATCHMON_CA" | tr -d ': ' | tr 'A-F' 'a-f')
    # Would switch off what the fingerprint is for.
    for ca_flag in $CURL_FLAGS; do
        case "$ca_flag" in --insecure | -k* | -[!-]*k*) CURL_FLAGS=-s ;; esac
    done
    curl -fsSk --connect-timeout 20 --output "$work/ca.pem" "$PATCHMON_URL/api/v1/hosts/ca" </dev/null ||
        fatal "The certificate of the private CA could not be fetched from $PATCHMON_URL"
    sed '/-----/d' "$work/ca.pem" | base64 -d >"$work/ca.der" 2>/dev/null || true
    ca_found=$(sha256 "$work/ca.der")
    if [ "$ca_found" != "$PATCHMON_CA" ]; then
        fatal "The server's CA is not the one that was announced (SHA-256 ${ca_found:-not known} in place of $PATCHMON_CA)"
    fi
    ca_file="$work/ca.pem"
}

# Whether the 429 is that of the day's quota and not that of the rate limiter.
quota_reached() { grep -qE 'hosts per day|daily quota' "$work/response"; }

# post_enrollment BODY: asks for a host, and waits as told when the rate limiter refuses.
post_enrollment() {
    enroll_tries=0
    while :; do
        with_headers 'X-Auto-Enrollment-Key' "$AUTO_ENROLLMENT_KEY" \
            'X-Auto-Enrollment-Secret' "$AUTO_ENROLLMENT_SECRET" 'Content-Type' 'application/json'
        http POST "$PATCHMON_URL/api/v1/auto-enrollment/enroll" "$work/response" "$1"
        debug "Response: $(cat "$work/response")"
        if [ "$http_status" != 429 ] || quota_reached || [ "$enroll_tries" -ge 5 ]; then return 0; fi
        enroll_tries=$((enroll_tries + 1))
        enroll_wait=$(sed -n 's/^[Rr]etry-[Aa]fter: *\([0-9][0-9]*\).*/\1/p' "$work/headers" | tail -n 1)
        enroll_wait=${enroll_wait:-30}
        if [ "$enroll_wait" -gt 900 ]; then return 0; fi
        warn "Too many requests - trying again in $enroll_wait seconds"
        sleep "$enroll_wait"
    done
}

# Says why there is no host named $1.
enrollment_refused() {
    if [ "$http_status" = 429 ] && quota_reached; then
        error "Rate limit exceeded - maximum hosts per day reached"
    else
        error "Failed to enroll $1 - HTTP $http_status"
    fi
    printf 'Response: %s\n' "$(http_answer "$work/response")"
}

# Installs curl where it is missing, and nothing else. With FORCE_INSTALL, broken packages do not
# stop it: the lists stay as they are, and apt may finish what is half done but remove nothing.
ensure_curl() {
    if command -v curl >/dev/null 2>&1; then return 0; fi
    if command -v apt-get >/dev/null 2>&1; then
        curl_by_apt
    elif command -v dnf >/dev/null 2>&1; then
        dnf install -y -q curl
    elif command -v yum >/dev/null 2>&1; then
        yum install -y -q curl
    elif command -v apk >/dev/null 2>&1; then
        apk add --no-cache curl
    elif command -v zypper >/dev/null 2>&1; then
        zypper --non-interactive --quiet install curl
    elif command -v pacman >/dev/null 2>&1; then
        pacman -S --noconfirm --needed curl || pacman -Sy --noconfirm --needed curl
    else
        echo "curl is missing, and there is no package manager that could install it"
        return 1
    fi </dev/null || return 1
    curl --version >/dev/null 2>&1 || {
        echo "curl was installed and does not run"
        return 1
    }
}

curl_by_apt() {
    export DEBIAN_FRONTEND=noninteractive
    if is_true "${FORCE_INSTALL:-false}" && packages_are_broken; then
        echo "Packages are broken: apt-get update is left out"
        dpkg --configure -a --force-confold || true
        apt-get install -qq --fix-broken --yes --no-remove --no-install-recommends \
            -o Dpkg::Options::=--force-confold curl ca-certificates
    else
        apt-get update -qq && apt-get install -qq --yes --no-install-recommends curl ca-certificates
    fi
}

packages_are_broken() {
    [ -n "$(dpkg --audit 2>&1)" ] || ! apt-get check -qq >/dev/null 2>&1
}
# <<< common

enrolled=0 already=0 skipped=0 failed=0 untried=0 stop=''

# in_container COMMAND…: runs it in the container $vmid. Never with our own input: under `curl | bash`
# that is this script.
in_container() {
    debug "pct exec $vmid -- $(head -n 1 <<<"$*")"
    pct exec "$vmid" -- "$@" </dev/null
}

check_requirements() {
    command -v pct >/dev/null 2>&1 ||
        fatal "This script must run on a Proxmox host (pct command not found)"
    for command in curl jq; do
        command -v "$command" >/dev/null 2>&1 ||
            fatal "Required command '$command' not found. Please install it first."
    done
    PATCHMON_URL="${PATCHMON_URL%/}"
    if [[ $AUTO_ENROLLMENT_KEY == your_key_here || $AUTO_ENROLLMENT_SECRET == your_secret_here ]]; then
        fatal "Set PATCHMON_URL, AUTO_ENROLLMENT_KEY and AUTO_ENROLLMENT_SECRET, in the environment or in this script"
    fi
}

already_enrolled() {
    in_container sh -c '[ -f /etc/patchmon/config.yml ] && [ -f /etc/patchmon/credentials.yml ] &&
        /usr/local/bin/patchmon-agent ping' >/dev/null 2>&1
}

# Reads four lines from the container: host name, address, system, machine id.
describe_container() {
    local lines
    # shellcheck disable=SC2016 # The container's shell is to expand it.
    mapfile -t lines < <(in_container sh -c '
        { hostname 2>/dev/null || uname -n 2>/dev/null || cat /etc/hostname 2>/dev/null || echo; } | head -n 1
        { hostname -I 2>/dev/null || ip -4 -o addr show scope global 2>/dev/null | sed "s/.* inet //; s,/.*,,"; echo; } | tr " " "\n" | head -n 1
        (. /etc/os-release 2>/dev/null; echo "${PRETTY_NAME:-}")
        { cat /etc/machine-id 2>/dev/null; cat /var/lib/dbus/machine-id 2>/dev/null; echo; } | head -n 1
    ' 2>/dev/null)
    hostname=$(tr -d '[:cntrl:]' <<<"${lines[0]:-}")
    case "$hostname" in '' | localhost | '(none)') hostname=$name ;; esac
    ip_address=${lines[1]:-}
    os_info=${lines[2]:-}
    machine_id=${lines[3]:-}
    case "$machine_id" in '' | uninitialized) fallback_machine_id ;; esac
}

fallback_machine_id() { machine_id="proxmox-lxc-$vmid-$(cat /proc/sys/kernel/random/uuid)"; }

enrollment_body() {
    jq -cn --arg friendly_name "$friendly_name" --arg machine_id "$machine_id" --arg vmid "$vmid" \
        --arg node "$(hostname)" --arg ip "$ip_address" --arg os "$os_info" \
        '{friendly_name: $friendly_name, machine_id: $machine_id,
          metadata: {vmid: $vmid, proxmox_node: $node, ip_address: $ip, os_info: $os}}'
}

# What can be found out before a host is made: that the container has curl and reaches the server.
prepare_container() {
    # shellcheck disable=SC2016 # The container's shell is to expand it.
    in_container env "FORCE_INSTALL=$FORCE_INSTALL" sh -c "$(declare -f is_true ensure_curl curl_by_apt packages_are_broken)"'
        ensure_curl || exit 1
        ca=
        if [ -n "$3" ]; then
            ca=$(mktemp) || exit 1
            printf "%s\n" "$3" >"$ca"
        fi
        curl $2 ${ca:+--cacert "$ca"} --show-error --connect-timeout 20 --output /dev/null "$1/health"
        code=$?
        rm -f ${ca:+"$ca"}
        exit "$code"
    ' prepare "$PATCHMON_URL" "$CURL_FLAGS" "${ca_file:+$(cat "$ca_file")}" 2>&1
}

# The install script carries a token that works once, so that no credential stands in a list of
# processes, here or in the container.
install_agent() {
    local install_url="$PATCHMON_URL/api/v1/hosts/install"
    if is_true "$FORCE_INSTALL"; then install_url="$install_url?force=true"; fi
    with_headers 'X-API-ID' "$api_id" 'X-API-KEY' "$api_key"
    http GET "$install_url" "$work/install.sh"
    if [[ $http_status != 200 ]]; then
        echo "$install_url answered HTTP $http_status: $(http_answer "$work/install.sh")"
        return 1
    fi
    debug "pct exec $vmid -- sh -c (the script of $install_url)"
    timeout "$INSTALL_TIMEOUT" pct exec "$vmid" -- env "PATCHMON_URL=$PATCHMON_URL" "PATCHMON_CA=$PATCHMON_CA" \
        "CURL_FLAGS=$CURL_FLAGS" "FORCE_INSTALL=$FORCE_INSTALL" sh -c "$(cat "$work/install.sh")" 2>&1 </dev/null
}

install_failed() {
    warn "Failed to install agent in $friendly_name (exit: $1)"
    printf 'Install output: %s\n' "$2"
    if ! is_true "$FORCE_INSTALL" && grep -qE 'dpkg was interrupted|[Uu]nmet dependencies|broken packages|fix-broken' <<<"$2"; then
        warn "Packages in $friendly_name are broken. FORCE_INSTALL=true installs the agent all the same"
    fi
    failed=$((failed + 1))
}

# An installation that failed has cleaned up behind itself; one that was cut off has not. The host
# that was made for it leaves the server again.
take_back() {
    with_headers
    if [[ $1 -ge 124 ]]; then
        http GET "$PATCHMON_URL/api/v1/hosts/remove" "$work/remove.sh"
        if [[ $http_status == 200 ]]; then
            in_container sh -c "$(cat "$work/remove.sh")" >/dev/null 2>&1
        fi
    fi
    with_headers 'X-API-ID' "$api_id" 'X-API-KEY' "$api_key"
    http POST "$PATCHMON_URL/api/v1/hosts/withdraw" "$work/withdrawn"
}

# A number is given to another container when the first is destroyed; the name tells them apart.
remember() {
    mkdir -p "$STATE_DIR" && chmod 700 "$STATE_DIR"
    jq -n --arg name "$name" --arg api_id "$api_id" --arg api_key "$api_key" '$ARGS.named' >"$STATE_DIR/$vmid"
    if ! remembered; then
        warn "Nothing could be kept in $STATE_DIR: the next run enrolls $friendly_name again"
    fi
}

remembered() {
    [[ -s $STATE_DIR/$vmid && $(jq -r '.name' "$STATE_DIR/$vmid" 2>/dev/null) == "$name" ]]
}

# The host that was made while the container was stopped, as long as the server knows it.
recall() {
    if ! remembered; then return 1; fi
    api_id=$(jq -r '.api_id' "$STATE_DIR/$vmid")
    api_key=$(jq -r '.api_key' "$STATE_DIR/$vmid")
    with_headers 'X-API-ID' "$api_id" 'X-API-KEY' "$api_key"
    http GET "$PATCHMON_URL/api/v1/settings/update-interval" "$work/known"
    [[ $http_status == 200 ]]
}

# Makes a host, unless there is one for this container already.
make_host() {
    if recall; then return 0; fi
    post_enrollment "$(enrollment_body)"
    if [[ $http_status != 201 ]]; then
        enrollment_refused "$friendly_name"
        failed=$((failed + 1))
        if [[ $http_status == 429 ]]; then stop=yes; fi
        return 1
    fi
    api_id=$(jq -r '.host.api_id' "$work/response")
    api_key=$(jq -r '.host.api_key' "$work/response")
}

enroll() {
    local output code
    make_host || return
    if [[ $status != running ]]; then
        remember
        warn "$friendly_name is enrolled, but not running: no agent was installed"
        enrolled=$((enrolled + 1))
        return
    fi
    output=$(install_agent)
    code=$?
    debug "Install output: $output"
    if [[ $code -eq 0 ]]; then
        success "$friendly_name enrolled and agent installed"
        enrolled=$((enrolled + 1))
        rm -f "${STATE_DIR:?}/$vmid"
    else
        take_back "$code"
        install_failed "$code" "$output"
    fi
}

# Steps of a running container before it is enrolled; fails when it is not to be.
ready() {
    local output
    if already_enrolled; then
        info "✓ Host already enrolled and agent ping successful - skipping enrollment"
        already=$((already + 1))
        return 1
    fi
    describe_container
    friendly_name="$HOST_PREFIX$hostname"
    if is_true "$DRY_RUN"; then return 0; fi
    output=$(prepare_container) || {
        install_failed "$?" "$output"
        return 1
    }
    debug "$output"
}

summary() {
    local note=''
    if is_true "$DRY_RUN"; then note=' (dry run)'; fi
    info "Total Containers Found: $1"
    info "Successfully Enrolled:  $enrolled$note"
    info "Already Enrolled:       $already"
    info "Skipped:                $skipped"
    info "Failed:                 $failed"
    if [[ $untried -gt 0 ]]; then warn "$untried container(s) were not tried"; fi
}

main() {
    local rows line vmid status name hostname friendly_name machine_id ip_address os_info api_id api_key
    name=''
    check_requirements
    make_work
    trap 'rm -rf "$work"' EXIT
    trust_private_ca
    rows=$(pct list | tail -n +2 | sed '/^[[:space:]]*$/d') || fatal "pct list failed"
    local found=0
    if [[ -n $rows ]]; then found=$(wc -l <<<"$rows"); fi
    info "Found $((found)) LXC container(s)"
    while IFS= read -r line; do
        if [[ -z $line ]]; then continue; fi
        vmid=$(awk '{print $1}' <<<"$line")
        status=$(awk '{print $2}' <<<"$line")
        name=$(awk 'NF > 2 {print $NF}' <<<"$line")
        name="${name:-lxc-$vmid}"
        if [[ -n $stop ]]; then
            untried=$((untried + 1))
            continue
        fi
        info "Processing LXC $vmid: $name (status: $status)"
        if [[ $status == running ]]; then
            ready || continue
        else
            if is_true "$SKIP_STOPPED"; then
                warn "  Skipping $name - container is not running"
                skipped=$((skipped + 1))
                continue
            fi
            if recall; then
                info "✓ Already enrolled, gets its agent once it runs - skipping enrollment"
                already=$((already + 1))
                continue
            fi
            friendly_name="$HOST_PREFIX$name" ip_address='' os_info=''
            fallback_machine_id
        fi
        if is_true "$DRY_RUN"; then
            info "  [DRY RUN] Would enroll: $friendly_name"
            enrolled=$((enrolled + 1))
            continue
        fi
        enroll
    done <<<"$rows"
    summary "$((found))"
    if [[ $((failed + untried)) -gt 0 ]]; then exit 1; fi
}

main "$@" </dev/null

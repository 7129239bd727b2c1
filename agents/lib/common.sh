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

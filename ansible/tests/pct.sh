#!/bin/sh
# Stands in for Proxmox's program: two containers run, one is stopped.
set -eu
case "$1" in
list)
    printf 'VMID       Status     Lock         Name\n'
    printf '101        running                 web\n'
    printf '102        running                 database\n'
    printf '103        stopped                 old\n'
    ;;
exec)
    container=$2
    shift 3
    # shellcheck disable=SC2016 # The inner shell is to expand it.
    exec unshare --uts sh -c 'hostname "ct-$1"; root=/containers/$1; shift; exec chroot "$root" "$@"' sh "$container" "$@"
    ;;
*) exit 2 ;;
esac

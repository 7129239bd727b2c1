#!/bin/sh
# Makes a copy of this machine's root folder that forgets every change, with containers that are such
# copies too, in namespaces of its own. $1 is an empty folder, $2 … are folders that the copies see as
# they are. Prints `ready` and then waits until its input ends; with it everything ends.
set -eu
home=$1
shift

# copy NAME SEEN…: the copy $home/NAME. What it writes is kept in memory.
copy() {
    mkdir -p "$home/upper/$1" "$home/work/$1" "$home/$1"
    mount -t overlay overlay -o "lowerdir=/,upperdir=$home/upper/$1,workdir=$home/work/$1" "$home/$1"
    mount -t proc proc "$home/$1/proc"
    mount --rbind /dev "$home/$1/dev"
    to=$home/$1
    shift
    for seen in "$@"; do
        mkdir -p "$to$seen"
        mount --bind "$seen" "$to$seen"
    done
}

mount --make-rprivate /
mount -t tmpfs tmpfs "$home"
copy node "$@"
for container in 101 102; do copy "$container" "$@"; done
# The node reaches its containers by the `pct` of the tests.
mkdir "$home/node/containers"
for container in 101 102; do
    mkdir "$home/node/containers/$container"
    mount --rbind "$home/$container" "$home/node/containers/$container"
done
echo ready
cat >/dev/null

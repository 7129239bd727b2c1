"""Scripts in real Debian roots, as root: each root has its own mounts, processes and name."""

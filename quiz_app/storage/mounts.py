"""Whether a file lies on a network drive, where SQLite's locks and shared memory cannot be trusted."""

from pathlib import Path

NETWORK = frozenset(
    {"9p", "afs", "beegfs", "ceph", "cifs", "coda", "davfs", "fuse.ceph", "fuse.davfs2", "fuse.glusterfs"}
    | {"fuse.rclone", "fuse.s3fs", "fuse.smbnetfs", "fuse.sshfs", "gfs2", "glusterfs", "gpfs", "lustre", "ncpfs"}
    | {"nfs", "nfs4", "ocfs2", "smb", "smb3", "smbfs", "vboxsf"}
)
"""File system types, as Linux names them, whose files live on another machine (or in the host of a virtual one)."""

_TABLE = Path("/proc/mounts")


def network_mount(path: Path, mounts: str | None = None) -> str | None:
    """The type of the network file system that holds ``path`` (which need not exist); ``None`` on a local disk.

    ``mounts`` has the form of Linux's ``/proc/mounts``; where there is no such table, every disk counts as local.
    """
    table = _read() if mounts is None else mounts
    place = path.resolve()
    kind = ""
    depth = -1
    for line in table.splitlines():
        point, found = _fields(line)
        if place.is_relative_to(point) and len(point.parts) >= depth:
            kind, depth = found, len(point.parts)
    return kind if kind in NETWORK else None


def _read() -> str:
    return _TABLE.read_text(encoding="utf-8", errors="surrogateescape") if _TABLE.exists() else ""


def _fields(line: str) -> tuple[Path, str]:
    """The mount point (blanks stand there as octal escapes) and the type."""
    _, point, kind, *_ = line.split(" ")
    for octal, character in (("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")):
        point = point.replace(octal, character)
    return Path(point), kind

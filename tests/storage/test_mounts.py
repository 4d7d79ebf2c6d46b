"""SQLite files on network drives are told by Linux's table of mounts."""

from pathlib import Path

import pytest

from quiz_app.storage.mounts import network_mount

TABLE = """\
/dev/vda / ext4 rw,relatime 0 0
server:/hjem /hjem nfs4 rw 0 0
//server/faelles /mnt/F\\040drev cifs rw 0 0
tmpfs /hjem/lokal tmpfs rw 0 0
me@server: /srv/data fuse.sshfs rw 0 0
"""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/var/lib/koerekort/k.db", None),
        ("/hjem/amina/k.db", "nfs4"),
        ("/hjem/lokal/k.db", None),
        ("/hjemme/k.db", None),
        ("/mnt/F drev/k.db", "cifs"),
        ("/srv/data/ny/mappe/k.db", "fuse.sshfs"),
        ("/srv/../hjem/k.db", "nfs4"),
    ],
)
def test_the_deepest_mount_above_a_file_decides(path: str, kind: str | None) -> None:
    assert network_mount(Path(path), TABLE) == kind


def test_of_two_mounts_on_one_place_the_later_covers_the_earlier() -> None:
    assert network_mount(Path("/data/k.db"), "a /data nfs rw 0 0\nb /data ext4 rw 0 0\n") is None


def test_where_there_is_no_table_every_disk_is_local() -> None:
    assert network_mount(Path("/hjem/k.db"), "") is None

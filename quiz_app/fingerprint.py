"""Whether files are still what something was made from: one digest of all that lies in some folders."""

from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path

_CODE = Path(__file__).parent


def fingerprint(*folders: Path, suffix: str = "") -> str:
    """SHA-256 of the names and bytes of all files below the folders that end so; one that is not there is empty.

    :raises OSError: a file cannot be read.
    """
    found = sha256()
    for number, folder in enumerate(folders):
        for path in _below(folder, suffix):
            found.update(f"{number} {path.relative_to(folder)}\0".encode())
            found.update(sha256(path.read_bytes() if path.is_file() else b"").digest())
    return found.hexdigest()


@cache
def of_code() -> str:
    """The fingerprint of the program itself, as this process found it."""
    return fingerprint(_CODE, suffix=".py")


def _below(folder: Path, suffix: str) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*")) if path.name.endswith(suffix))

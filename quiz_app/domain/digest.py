"""The fingerprint of a content object: its canonical JSON, and the SHA-256 of that.

Evidence stores the digest it was judged by, so the same content must give the same digest in every run, on every
machine. Canonical JSON is one line of UTF-8 text without needless white space. A dataclass becomes an object of all its
fields, also those at their defaults, with its class name as ``@kind`` (which no field can be called, as ``kind`` can);
keys are sorted, dates are ISO 8601, enums their values, and tuples lists. Read back as JSON it has the keys that
the class has, which is how an object that was kept is built again. A change to a class changes its objects' digests.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum

KIND = "@kind"


def canonical(obj: object) -> str:
    """The canonical JSON of a content object, or of the values that content is made of.

    Raises TypeError for anything whose form is not fixed here (sets, bytes, keys that are not text), and ValueError for
    a number that JSON does not have.
    """
    return json.dumps(_plain(obj), sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def digest(obj: object) -> str:
    """SHA-256 of the canonical JSON, 64 hexadecimal digits."""
    return hashlib.sha256(canonical(obj).encode()).hexdigest()


def _plain(value: object) -> object:
    if is_dataclass(value) and not isinstance(value, type):
        return {KIND: type(value).__name__} | {f.name: _plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, Mapping):
        return {_key(key): _plain(inner) for key, inner in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(inner) for inner in value]
    return _atom(value)


def _atom(value: object) -> object:
    if isinstance(value, Enum):
        return _atom(value.value)
    if isinstance(value, date):
        return value.isoformat()
    if value is None or isinstance(value, str | int | float):
        return value
    raise TypeError(f"{type(value).__name__} has no canonical form")


def _key(key: object) -> str:
    plain = _atom(key)
    if not isinstance(plain, str):
        raise TypeError(f"a key must be text, not {type(key).__name__}")
    return plain

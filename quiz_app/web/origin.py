"""Where a request comes from: hosts, origins and client addresses."""

from ipaddress import ip_address, ip_network
from urllib.parse import urlsplit

from starlette.requests import HTTPConnection

IPV6_NEIGHBOURHOOD = 64
OWN_SITES = frozenset({"same-origin", "none"})


def host_name(conn: HTTPConnection) -> str:
    """The name in the Host header, lower case and without port; empty when it is missing or no host at all."""
    try:
        parts = urlsplit(f"//{conn.headers.get('host', '')}")
        _ = parts.port
    except ValueError:
        return ""
    return "" if parts.path or parts.query or parts.username else (parts.hostname or "").rstrip(".")


def is_own_origin(conn: HTTPConnection, origin: str, public_url: str) -> bool:
    """True when an Origin header names us: the public address, or the address of this very request."""
    scheme = {"ws": "http", "wss": "https"}.get(conn.scope["scheme"], conn.scope["scheme"])
    return origin in {public_url, f"{scheme}://{conn.headers.get('host', '')}"}


def is_from_own_page(conn: HTTPConnection, public_url: str) -> bool:
    """True when the browser says that one of our own pages (or the person alone) made the request.

    Every browser of today says so on a POST, by Sec-Fetch-Site, Origin or both; what says nothing is not believed.
    """
    site, origin = conn.headers.get("sec-fetch-site"), conn.headers.get("origin")
    if site is None and origin is None:
        return False
    return site in {None, *OWN_SITES} and (origin is None or is_own_origin(conn, origin, public_url))


def neighbourhood(conn: HTTPConnection) -> str:
    """The client's address; of IPv6 its /64, which one household can walk through at will."""
    host = conn.client.host if conn.client else ""
    try:
        address = ip_address(host)
    except ValueError:
        return host
    return host if address.version == 4 else str(ip_network((host, IPV6_NEIGHBOURHOOD), strict=False))  # noqa: PLR2004


def is_loopback(conn: HTTPConnection) -> bool:
    """True when the client is this machine itself, with no proxy in between that says otherwise."""
    forwarded = any(h == "forwarded" or h.startswith("x-forwarded-") for h in conn.headers)
    try:
        return not forwarded and conn.client is not None and ip_address(conn.client.host).is_loopback
    except ValueError:
        return False

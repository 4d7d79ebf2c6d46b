"""Reading a small form."""

from urllib.parse import parse_qsl

from starlette.exceptions import HTTPException
from starlette.requests import Request

LARGEST_FORM = 16 * 1024


async def fields(request: Request) -> dict[str, str]:
    """The fields of a URL-encoded form, the last of each name.

    :raises HTTPException: 413 beyond 16 KB, counted as it arrives.
    """
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > LARGEST_FORM:
            raise HTTPException(413)
    return dict(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True))

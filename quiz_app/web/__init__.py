"""The one web process: the built site, sign-in, the public licence check, and the app behind its edge."""

from starlette.applications import Starlette

from quiz_app import bootstrap
from quiz_app.web.application import create_app

__all__ = ["app", "create_app"]


def app() -> Starlette:
    """The application of this process, for ``uvicorn --factory quiz_app.web:app``.

    :raises KoerekortError: the configuration, the content or the database cannot be used.
    """
    return create_app(bootstrap.platform())

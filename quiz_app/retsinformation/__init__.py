"""Retsinformation's open data over the network: a thin adapter, without any rule of ours."""

from quiz_app.retsinformation.feed import HttpLawFeed

__all__ = ["HttpLawFeed"]

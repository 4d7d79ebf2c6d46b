"""Documents to print and keep."""

from quiz_app.printing.certificate import certificate_pdf

__all__ = ["certificate_pdf"]

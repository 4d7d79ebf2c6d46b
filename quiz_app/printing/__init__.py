"""Documents to print and keep, and entries for the calendar."""

from quiz_app.printing.certificate import certificate_pdf
from quiz_app.printing.invitation import invitation_ics

__all__ = ["certificate_pdf", "invitation_ics"]

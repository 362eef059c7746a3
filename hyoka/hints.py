"""What a person can do about a rejected document, by the reason of its rejection."""

from __future__ import annotations

from typing import Final

HINTS: Final[dict[str, str]] = {
    "not_found": "is the name right, and the drive mounted?",
    "unreadable": "give yourself the right to read it (chmod), and run again",
    "empty": "fetch it again: the download broke off",
    "not_pdf": "open it with a text editor: it is often an error page of a web server; fetch it again",
    "damaged": "fetch it again; else let a viewer save it anew, or: qpdf IN.pdf OUT.pdf",
    "encrypted": "ask the publisher for one without; with the password: qpdf --password=… --decrypt IN.pdf OUT.pdf",
    "no_pages": "fetch it again, or ask the publisher",
    "no_text": "make the text readable first: ocrmypdf -l jpn IN.pdf OUT.pdf",
    "layout_conflict": "make the [recognise] of one of the named layouts stricter, or run with --no-layouts",
    "timed_out": "run again with a longer --timeout (seconds; 0: no limit)",
    "out_of_memory": "run again with more --memory (megabytes), and fewer --jobs if the machine has not so much",
    "crashed": "try the other reader: --reader pdfplumber",
    "not_storable": "tell the developers: it should not happen",
    "outside": "give the file itself, or copy it into the folder",
    "too_large": "unpack it, or split it, and give what comes out",
    "bad_archive": "fetch it again, or pack it anew",
    "no_documents": "nothing is to be done, unless a PDF was to be in it",
    "changed": "run again when nobody writes to it any more",
}
"""Reason (`schemas.errors.Reason`) → what to do."""

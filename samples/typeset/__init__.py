"""Scripts that typeset the sample PDFs and write their expected facts. Not part of the wheel."""

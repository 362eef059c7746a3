"""PDF → pages → cells → blocks. One way in (`read`), one way out (`Document`)."""

from extract.document import Document, read

__all__ = ["Document", "read"]

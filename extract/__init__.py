"""PDF → pages → cells → blocks. One way in (`read`, or `pages_of` a range and `of_pages` of all), one way out (`Document`)."""

from extract.document import Document, ended, of_pages, page_count, pages_of, read

__all__ = ["Document", "ended", "of_pages", "page_count", "pages_of", "read"]

"""The reference guide: published entries, how they are loaded, read, searched and mended."""

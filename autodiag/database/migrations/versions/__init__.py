"""Revisions, in a line: each names the one before it."""

"""Puts `tests/` on the import path, for the data that several test folders share."""

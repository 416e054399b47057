"""Writes claims in the forms that other programs read, and reads back those that hold whole claims."""

from liens.store.export.formats import FORMATS, Format, export

__all__ = ["FORMATS", "Format", "export"]

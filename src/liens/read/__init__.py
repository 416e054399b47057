"""Reads what a newsroom has, texts, pages and records, into articles; no linguistics happens here."""

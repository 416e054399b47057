"""Keeps articles, their claims and what was judged of them in a database; the only room with SQL."""

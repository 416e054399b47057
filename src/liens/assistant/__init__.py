"""Answers assistants by the Model Context Protocol, to read only: search, ties, events, articles and claims, each with where it stands."""

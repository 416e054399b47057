"""Parsed articles to claims: one room a slot (attribution, event, actor, participant, when, where, quantity, status)."""

"""Small trained models, as data (see MODEL_CARD.md)."""

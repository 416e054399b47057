"""What is claimed: finds the words that name an event, and its PLOVER category, over the pack's event lexicon."""

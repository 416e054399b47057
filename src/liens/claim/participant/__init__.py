"""Who did what to whom: keeps all actors of an article as candidates for each event, apart from the choice among them."""

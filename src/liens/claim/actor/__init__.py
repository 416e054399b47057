"""Who: finds the actors that an article names or points back to, and gives each its code."""

"""What Liens knows of the world, as data: event categories, actors, leaders, places (see SOURCES.md)."""

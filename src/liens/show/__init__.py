"""Shows what was read: command line, table, page, notebook. It formats and decides nothing."""

"""Claims of many articles and languages joined into events, and where their speakers disagree; no text is read and no claim changed here."""

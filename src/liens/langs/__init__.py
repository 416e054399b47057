"""Language packs: what is known of each language, as data, and the code that loads and checks it."""

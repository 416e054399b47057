"""The dossier in the browser: pages on this machine, drawn here, that work without script and without network."""

"""Draws dossiers as SVG and HTML: pure functions that give strings, the same for a web page, a notebook, an exported file and print."""

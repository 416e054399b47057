"""How long it takes, and how much memory, to load all that Liens knows of actors and places: python benchmarks/actors.py.

The floor is 150 ms and 80 MB a language (processor time, in a fresh interpreter with the package's modules imported).
"""

import resource
import sys
import time

from liens.claim.actor.lexicon import compile_actors
from liens.claim.where import PlaceLexicon
from liens.langs.pack import languages, load_pack

# Linux counts the largest memory in kilobytes.
_KILO = 1024


def main() -> None:
    """Print milliseconds and megabytes for each language."""
    for language in languages():
        pack = load_pack(language)
        before, start = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
        actors = compile_actors(pack)
        actors.towns.state("Goma", {})
        PlaceLexicon(pack).spots("Goma")
        spent = (time.process_time() - start) * 1000
        grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / _KILO
        sys.stdout.write(f"{language}: {spent:.0f} ms, {grown:.0f} MB\n")


if __name__ == "__main__":
    main()

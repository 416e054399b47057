"""Lets ``python -m liens`` do what the command ``liens`` does."""

from liens.show.cli import main

if __name__ == "__main__":
    main()

"""The pages, one module each: which addresses it answers, and what it shows there."""

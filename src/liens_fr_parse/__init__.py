"""Weights of the French parse of Liens: data alone, with licences of their own (see NOTICE.txt)."""

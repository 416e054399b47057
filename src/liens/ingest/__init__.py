"""Brings sources (files, archives, feeds, web addresses) through the whole chain into the store; a run can be killed and taken up again."""

from collections import Counter

import pytest
from handmade import ARTICLE, ENGINE, claims

from liens.engine import Reading
from liens.pipeline import Report
from liens.show.words import load_words


@pytest.fixture
def reading() -> Reading:
    dropped = Counter({("event", "not judged an event: position -1.0 [fr/events/aid.tsv:2]"): 2, ("when", "no time in the clause"): 1})
    return Reading(ARTICLE, claims(), Report(1, 4, dropped), ENGINE)


@pytest.fixture(params=["fr", "en"])
def words(request):
    return load_words(request.param)

"""Near copies are found though they are cut, padded or reworded; two reports on one happening are no copies."""

import pytest

from liens.link.copies import SCHEME, bands, is_copy, likeness, shingles, sketch

WIRE = (
    "The defence ministers of Kenya and Uganda signed an agreement in Kampala on Thursday under which both armies will patrol the lake together. "
    "Officials said that twelve boats had been bought for the purpose and that the first crews would be trained before the rains. "
    "The opposition in Nairobi called the text a blank cheque and asked that parliament see it before anything is paid. "
    "Fishermen on both shores have complained for years that boats are seized and nets burnt by men in uniform."
)
OTHER = (
    "Kenya and Uganda have agreed to guard their lake side by side. Meeting in Kampala, the two ministers put their names to a pact that "
    "foresees common patrols, training for new crews and a fleet of a dozen vessels. Members of the Kenyan opposition want a vote. "
    "People who live from fishing say they have waited long for somebody to protect them against uniformed robbers."
)
MORE = "In Nairobi the shilling fell against the dollar for a third day as traders waited for the budget that the finance minister is to read on Monday."


def test_the_same_words_in_capitals_and_other_marks_are_the_same():
    assert shingles("Élections à Abidjan : le vote, dimanche, a été reporté") == shingles("ELECTIONS A ABIDJAN le vote dimanche a ete reporte")


@pytest.mark.parametrize(
    "copy",
    [
        WIRE,
        f"Pact on the lake\n{WIRE}",
        WIRE[: 2 * len(WIRE) // 3],
        f"{MORE} {WIRE[: len(WIRE) // 2]} {MORE}",
        WIRE.replace("Officials", "Sources").replace("complained", "protested").replace("bought", "purchased"),
    ],
    ids=["whole", "under a head", "cut", "cut and padded", "reworded"],
)
def test_copies(copy):
    one, other = shingles(WIRE), shingles(copy)
    assert is_copy(one, other)
    assert is_copy(other, one)
    assert set(bands(sketch(one))) & set(bands(sketch(other)))


@pytest.mark.parametrize("other", [OTHER, MORE, f"{MORE} {WIRE[:140]}"], ids=["same happening", "another one", "one sentence in common"])
def test_no_copies(other):
    assert not is_copy(shingles(WIRE), shingles(other))


def test_short_texts_are_never_copies():
    short = "Kenya and Uganda sign a pact on the lake in Kampala"
    assert sketch(shingles(short)) == ()
    assert not is_copy(shingles(short), shingles(short))


def test_sketches_are_the_same_on_every_run():
    assert sketch(shingles(WIRE))[:3] == sketch(shingles(WIRE + " "))[:3]
    assert len(sketch(shingles(WIRE))) == SCHEME.permutations
    assert len(bands(sketch(shingles(WIRE)))) == SCHEME.permutations // SCHEME.rows


def test_likeness_is_the_share_of_the_shorter():
    one = frozenset("abcd")
    assert likeness(one, frozenset("abcdefgh")) == 1.0
    assert likeness(one, frozenset("abxyz")) == 0.5
    assert likeness(one, frozenset()) == 0.0

"""A claim comes back from its record as it was."""

from liens.record import claim_record
from liens.unrecord import claim_of
from tests.dossier.made import BODY
from tests.show import handmade


def test_a_claim_from_its_record_gives_the_same_record():
    for claim in handmade.claims():
        record = claim_record(claim, handmade.ENGINE)
        assert claim_record(claim_of(record, claim.article), handmade.ENGINE) == record


def test_claims_that_were_imported_come_back_too():
    for record in BODY:
        assert claim_of(record, handmade.ARTICLE).id == record["id"]

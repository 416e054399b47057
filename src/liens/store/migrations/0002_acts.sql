-- What persons judged: each act is a row that is never changed and never taken away. A later row of kind 'withdraw' takes an earlier
-- one back (another withdrawal too). "claim" is the id of a claim, for it outlives rebuilds and versions; "value" (of "field") and
-- "record" (the claim as it had been read, or as it was added) and "events" are JSON.
CREATE TABLE acts (
    key INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('right', 'wrong', 'correct', 'add', 'same', 'different', 'merge', 'split', 'withdraw')),
    person TEXT NOT NULL,
    made TEXT NOT NULL,
    article INTEGER REFERENCES articles (key),
    claim TEXT,
    field TEXT,
    value TEXT,
    record TEXT,
    events TEXT,
    withdraws INTEGER REFERENCES acts (key),
    note TEXT
);
CREATE INDEX acts_article ON acts (article, key);
CREATE INDEX acts_claim ON acts (claim);
CREATE INDEX acts_withdraws ON acts (withdraws);
-- Claims that now stand as persons judged them, with the record as it was read; null for one that was not read. Computed from acts:
-- the record is put back when no act on the claim stands any more.
CREATE TABLE originals (
    claim INTEGER PRIMARY KEY REFERENCES claims (key),
    record TEXT
);
-- The judgements of persons are the pairs of claims that an act joins or parts; "undone" is set while the act is withdrawn.
ALTER TABLE judgements ADD COLUMN act INTEGER REFERENCES acts (key);
INSERT INTO acts (key, kind, person, made) SELECT key, verdict, person, judged FROM judgements WHERE person IS NOT NULL;
UPDATE judgements SET act = key WHERE person IS NOT NULL;
INSERT INTO acts (kind, person, made, withdraws) SELECT 'withdraw', person, undone, key FROM judgements WHERE person IS NOT NULL AND undone IS NOT NULL;
CREATE INDEX judgements_act ON judgements (act);

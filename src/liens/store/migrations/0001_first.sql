-- What a run was: an ingest, a watch, a rebuild or an import, with its settings as JSON.
CREATE TABLE runs (
    key INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('ingest', 'watch', 'rebuild', 'import')),
    started TEXT NOT NULL,
    finished TEXT,
    settings TEXT NOT NULL
);
-- Program, pack and model that read an article, as the record's "engine".
CREATE TABLE engines (key INTEGER PRIMARY KEY, record TEXT NOT NULL UNIQUE);
CREATE TABLE outlets (key INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
-- State or organisation: the code up to the slash.
CREATE TABLE roots (key INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE);
-- "label" is the entity, or the name where no entity is known (then "resolved" is 0).
CREATE TABLE actors (
    key INTEGER PRIMARY KEY,
    root INTEGER NOT NULL REFERENCES roots (key),
    code TEXT NOT NULL,
    sector TEXT,
    label TEXT NOT NULL,
    resolved INTEGER NOT NULL,
    UNIQUE (code, label, resolved)
);
-- Who vouches: the nearest source of a claim, or the outlet in its own voice, or (both null) nobody known.
CREATE TABLE speakers (
    key INTEGER PRIMARY KEY,
    actor INTEGER UNIQUE REFERENCES actors (key),
    outlet INTEGER UNIQUE REFERENCES outlets (key)
);

-- What is polled or asked again: feeds, sitemaps, pages, with what conditional requests need.
CREATE TABLE sources (
    key INTEGER PRIMARY KEY,
    address TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    etag TEXT,
    modified TEXT,
    checked TEXT,
    due TEXT,
    errors INTEGER NOT NULL DEFAULT 0,
    reason TEXT
);
-- One article, whatever its wording at a time.
CREATE TABLE articles (key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE);
-- Every canonical address under which an article was met.
CREATE TABLE addresses (address TEXT PRIMARY KEY, article INTEGER NOT NULL REFERENCES articles (key));
CREATE INDEX addresses_article ON addresses (article);
-- Each thing handed in that was dealt with (a file, a line of one, a record of an archive, an address), so that a run resumes.
CREATE TABLE documents (
    key INTEGER PRIMARY KEY,
    place TEXT NOT NULL UNIQUE,
    stamp TEXT NOT NULL,
    article INTEGER NOT NULL REFERENCES articles (key),
    run INTEGER NOT NULL REFERENCES runs (key)
);
CREATE TABLE failures (
    key INTEGER PRIMARY KEY,
    source TEXT NOT NULL,
    place TEXT NOT NULL UNIQUE,
    stage TEXT NOT NULL,
    kind TEXT NOT NULL,
    reason TEXT NOT NULL,
    stamp TEXT NOT NULL,
    tries INTEGER NOT NULL DEFAULT 1,
    run INTEGER NOT NULL REFERENCES runs (key)
);
-- One wording of an article. "text" is null where only claims were imported. "authors" is a JSON array, "parts" one of [kind, start, end, why].
CREATE TABLE versions (
    key INTEGER PRIMARY KEY,
    article INTEGER NOT NULL REFERENCES articles (key),
    number INTEGER NOT NULL,
    digest TEXT NOT NULL,
    current INTEGER NOT NULL,
    language TEXT NOT NULL,
    published TEXT,
    published_from TEXT,
    outlet INTEGER REFERENCES outlets (key),
    url TEXT,
    path TEXT,
    title TEXT,
    authors TEXT NOT NULL,
    text TEXT,
    parts TEXT NOT NULL,
    run INTEGER NOT NULL REFERENCES runs (key),
    UNIQUE (article, digest),
    UNIQUE (article, number)
);
CREATE INDEX versions_digest ON versions (digest);
CREATE INDEX versions_outlet ON versions (outlet);
-- What one run read from one version; exactly one of a version is current.
CREATE TABLE extractions (
    key INTEGER PRIMARY KEY,
    version INTEGER NOT NULL REFERENCES versions (key),
    engine INTEGER NOT NULL REFERENCES engines (key),
    run INTEGER NOT NULL REFERENCES runs (key),
    current INTEGER NOT NULL,
    dropped TEXT NOT NULL,
    UNIQUE (version, run)
);
CREATE INDEX extractions_run ON extractions (run);
-- "text" stands here only where the version has none (imported claims).
CREATE TABLE sentences (
    key INTEGER PRIMARY KEY,
    version INTEGER NOT NULL REFERENCES versions (key),
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    text TEXT,
    UNIQUE (version, "start", "end")
);
-- "current" is 1 for the claims of the current extraction of the current version. "identity" is the key of the first claim
-- with this id on this version: it outlives rebuilds, so judgements hang on it. "day" is what a list is sorted by: first day
-- of the event, else its last, else the publication date.
CREATE TABLE claims (
    key INTEGER PRIMARY KEY,
    identity INTEGER NOT NULL,
    id TEXT NOT NULL,
    extraction INTEGER NOT NULL REFERENCES extractions (key),
    version INTEGER NOT NULL REFERENCES versions (key),
    sentence INTEGER NOT NULL REFERENCES sentences (key),
    current INTEGER NOT NULL,
    day TEXT,
    speaker INTEGER NOT NULL REFERENCES speakers (key),
    category TEXT,
    mode TEXT,
    contexts TEXT,
    cameo TEXT,
    trigger_start INTEGER,
    trigger_end INTEGER,
    trigger_text TEXT,
    rule TEXT,
    status TEXT NOT NULL,
    negated INTEGER NOT NULL,
    background TEXT,
    when_start TEXT,
    when_end TEXT,
    when_precision TEXT,
    when_modifier TEXT,
    when_text TEXT,
    when_span_start INTEGER,
    when_span_end INTEGER,
    when_why TEXT,
    why TEXT NOT NULL,
    UNIQUE (extraction, id)
);
CREATE INDEX claims_version ON claims (version, id);
CREATE INDEX claims_current ON claims (version, day) WHERE current = 1;
CREATE INDEX claims_id ON claims (id);
CREATE INDEX claims_identity ON claims (identity);
-- A word that many sentences hold is answered from this index alone.
CREATE INDEX claims_sentence ON claims (sentence, day) WHERE current = 1;
CREATE INDEX claims_day ON claims (day, key) WHERE current = 1;
CREATE INDEX claims_kind ON claims (category, day, key) WHERE current = 1;
CREATE INDEX claims_status ON claims (status, day) WHERE current = 1;
CREATE INDEX claims_speaker ON claims (speaker, day, key) WHERE current = 1;
CREATE INDEX claims_due ON claims (when_end, key) WHERE current = 1 AND status = 'planned' AND when_end IS NOT NULL;
CREATE TABLE participants (
    claim INTEGER NOT NULL REFERENCES claims (key),
    role TEXT NOT NULL CHECK (role IN ('initiator', 'recipient')),
    position INTEGER NOT NULL,
    actor INTEGER NOT NULL REFERENCES actors (key),
    name TEXT NOT NULL,
    "start" INTEGER,
    "end" INTEGER,
    text TEXT,
    via TEXT NOT NULL,
    why TEXT,
    PRIMARY KEY (claim, role, position)
) WITHOUT ROWID;
CREATE INDEX participants_actor ON participants (actor, claim);
-- The chain of sources, nearest first. "contents" is JSON: [start, end] of each stretch.
CREATE TABLE links (
    claim INTEGER NOT NULL REFERENCES claims (key),
    position INTEGER NOT NULL,
    actor INTEGER NOT NULL REFERENCES actors (key),
    name TEXT NOT NULL,
    "start" INTEGER,
    "end" INTEGER,
    text TEXT,
    via TEXT NOT NULL,
    source_why TEXT,
    anonymous INTEGER NOT NULL,
    cue_start INTEGER,
    cue_end INTEGER,
    cue_text TEXT,
    quoting TEXT NOT NULL,
    force TEXT,
    factive INTEGER,
    contents TEXT NOT NULL,
    why TEXT,
    PRIMARY KEY (claim, position)
) WITHOUT ROWID;
CREATE INDEX links_actor ON links (actor, claim);
CREATE TABLE places (
    claim INTEGER NOT NULL REFERENCES claims (key),
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    country TEXT,
    latitude REAL,
    longitude REAL,
    gazetteer TEXT,
    level TEXT,
    nearness TEXT,
    within_km REAL,
    "start" INTEGER,
    "end" INTEGER,
    text TEXT,
    PRIMARY KEY (claim, position)
) WITHOUT ROWID;
CREATE TABLE quantities (
    claim INTEGER NOT NULL REFERENCES claims (key),
    position INTEGER NOT NULL,
    counted TEXT,
    minimum REAL,
    maximum REAL,
    approximate INTEGER NOT NULL,
    unit TEXT,
    "start" INTEGER,
    "end" INTEGER,
    text TEXT,
    harm TEXT,
    part_start INTEGER,
    part_end INTEGER,
    PRIMARY KEY (claim, position)
) WITHOUT ROWID;

-- The four tables below hold current claims only and are kept in step by the transaction that stores or supersedes them.
-- Every root that takes part in a claim or vouches for it.
CREATE TABLE involved (
    root INTEGER NOT NULL REFERENCES roots (key),
    day TEXT NOT NULL,
    claim INTEGER NOT NULL REFERENCES claims (key),
    role TEXT NOT NULL CHECK (role IN ('initiator', 'recipient', 'source')),
    PRIMARY KEY (root, day, claim, role)
) WITHOUT ROWID;
CREATE INDEX involved_claim ON involved (claim);
-- Who did something to whom; the parties of a mutual event in the order of their keys, with "mutual" 1.
CREATE TABLE pairs (
    first INTEGER NOT NULL REFERENCES roots (key),
    second INTEGER NOT NULL REFERENCES roots (key),
    day TEXT NOT NULL,
    claim INTEGER NOT NULL REFERENCES claims (key),
    mutual INTEGER NOT NULL,
    PRIMARY KEY (first, second, day, claim, mutual)
) WITHOUT ROWID;
CREATE INDEX pairs_claim ON pairs (claim);
CREATE TABLE pair_months (
    first INTEGER NOT NULL REFERENCES roots (key),
    second INTEGER NOT NULL REFERENCES roots (key),
    month TEXT NOT NULL,
    mutual INTEGER NOT NULL,
    category TEXT NOT NULL,
    status TEXT NOT NULL,
    negated INTEGER NOT NULL,
    claims INTEGER NOT NULL,
    PRIMARY KEY (first, second, month, mutual, category, status, negated)
) WITHOUT ROWID;
CREATE TABLE pair_speakers (
    first INTEGER NOT NULL REFERENCES roots (key),
    second INTEGER NOT NULL REFERENCES roots (key),
    month TEXT NOT NULL,
    speaker INTEGER NOT NULL REFERENCES speakers (key),
    claims INTEGER NOT NULL,
    PRIMARY KEY (first, second, month, speaker)
) WITHOUT ROWID;

-- Near copies: the bands of the sketch of each current version's words, for look-up; the pairs that were found; and for every
-- version that has copies the lead of its group (the earliest by date, then by id), which stands in the table too.
CREATE TABLE bands (
    band INTEGER NOT NULL,
    hash INTEGER NOT NULL,
    version INTEGER NOT NULL REFERENCES versions (key),
    PRIMARY KEY (band, hash, version)
) WITHOUT ROWID;
CREATE INDEX bands_version ON bands (version);
CREATE TABLE copy_pairs (
    first INTEGER NOT NULL REFERENCES versions (key),
    second INTEGER NOT NULL REFERENCES versions (key),
    likeness REAL NOT NULL,
    PRIMARY KEY (first, second)
) WITHOUT ROWID;
CREATE INDEX copy_pairs_second ON copy_pairs (second);
CREATE TABLE copies (
    version INTEGER PRIMARY KEY REFERENCES versions (key),
    lead INTEGER NOT NULL REFERENCES versions (key)
);
CREATE INDEX copies_lead ON copies (lead);

-- Who or which rule judged that two claims tell the same happening, or do not; a person's judgement wins, and is undone by
-- setting "undone". "first" and "second" are identities of claims, the smaller one first.
CREATE TABLE judgements (
    key INTEGER PRIMARY KEY,
    first INTEGER NOT NULL REFERENCES claims (key),
    second INTEGER NOT NULL REFERENCES claims (key),
    verdict TEXT NOT NULL CHECK (verdict IN ('same', 'different')),
    score REAL,
    rule TEXT,
    person TEXT,
    judged TEXT NOT NULL,
    undone TEXT,
    CHECK (first < second),
    CHECK ((rule IS NULL) <> (person IS NULL))
);
CREATE INDEX judgements_pair ON judgements (first, second);
CREATE INDEX judgements_second ON judgements (second);
-- Computed from judgements. "articles", "outlets", "speakers" and "independent" (speakers that are no party) are counts.
CREATE TABLE events (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    category TEXT NOT NULL,
    status TEXT NOT NULL,
    negated INTEGER NOT NULL,
    first_day TEXT,
    last_day TEXT,
    claims INTEGER NOT NULL,
    articles INTEGER NOT NULL,
    outlets INTEGER NOT NULL,
    speakers INTEGER NOT NULL,
    independent INTEGER NOT NULL
);
CREATE INDEX events_day ON events (first_day);
-- "claim" is an identity: a claim tells one event at most.
CREATE TABLE event_claims (
    claim INTEGER PRIMARY KEY REFERENCES claims (key),
    event INTEGER NOT NULL REFERENCES events (key)
);
CREATE INDEX event_claims_event ON event_claims (event);

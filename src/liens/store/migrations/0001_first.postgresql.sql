-- Full text without accents; the words are folded before they are stored. Rows are written by the transaction that stores the sentence or version.
CREATE VIEW sentence_texts AS
SELECT s.key AS key, COALESCE(s.text, substr(v.text, CAST(s."start" + 1 AS INT), CAST(s."end" - s."start" AS INT))) AS text
FROM sentences AS s JOIN versions AS v ON v.key = s.version;
CREATE TABLE sentence_words (rowid INTEGER PRIMARY KEY REFERENCES sentences (key), words tsvector NOT NULL);
CREATE INDEX sentence_words_words ON sentence_words USING gin (words);
CREATE TABLE article_words (rowid INTEGER PRIMARY KEY REFERENCES versions (key), words tsvector NOT NULL);
CREATE INDEX article_words_words ON article_words USING gin (words);

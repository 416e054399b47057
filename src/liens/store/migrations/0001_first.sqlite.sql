-- Full text without accents. Rows are written and taken away by the transaction that stores the sentence or version.
CREATE VIEW sentence_texts AS
SELECT s.key AS key, COALESCE(s.text, substr(v.text, s."start" + 1, s."end" - s."start")) AS text
FROM sentences AS s JOIN versions AS v ON v.key = s.version;
CREATE VIRTUAL TABLE sentence_words USING fts5 (
    text, content = 'sentence_texts', content_rowid = 'key', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE VIRTUAL TABLE article_words USING fts5 (
    title, text, content = 'versions', content_rowid = 'key', tokenize = 'unicode61 remove_diacritics 2'
);

"""Articles to parsed articles: quotation marks, sentences, words with Universal Dependencies."""

"""What a program knows of a language: words, sentences, lemma, compounds."""

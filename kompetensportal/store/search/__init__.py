"""The search index: made from plain values, disposable, asked without a dictionary.

    document    what is searched, as plain values
    analysis    a word of a text -> the terms that it counts for (asks the dictionary)
    weights     a document -> a whole number, 1 to 127, for each of its terms
    vocabulary  every form, part and synonym of the terms; what a query is understood with
    question    what somebody typed -> terms with whole-number boosts
    postings    Whoosh, and only here
    folder      an index on disk: built beside, renamed into place, checked when opened
    index       asks it: results, suggestions
    snippet     a piece of text with the found words marked

Score = sum of boost x weight over the terms, in whole numbers; ties go by id. A table of (term,
document, weight) and the vocabulary therefore give the same order anywhere.
"""

"""The query language: what a person types, read as what has to hold.

* `asked`       what a query asks for: words, phrases, what must not be there, fields and measures
* `reading`     from the text to that
* `dividing`    the text in parts, each read by one of `fields`, `measuring`, or as a phrase
* `telling`     how each piece of the text was understood
* `completing`  how a text being typed may go on
"""

"""Paper: frozen views in, one PDF out, without Qt and without a database.

From the bottom up: `type` knows the faces, `typography` and `hyphens` the customs of the two languages, `setting`
breaks text into lines; `tagged` is a canvas that keeps the structure of the document, `metadata` what the file says of
itself; `images`, `codes` and `outline` prepare photos, QR codes and the small map; `parts` and `figures` are blocks
that can be placed and split, `writing` and `columns` make them of bilingual values; `page` fills pages with them;
`passport` composes one record from a view of `plan`, `drawing` the whole file; `gathering` makes that view from a
record of the catalogue; `job` writes the file, here or in a process of its own.

Importing the package, `plan` or `job` does not load reportlab.
"""

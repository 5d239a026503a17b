"""What two copies of the catalogue must agree on: records, their digest, the signed bundle, and the merge.

From the bottom up: `errors` and `canon` know nobody; `fields` and `vocabularies` say what a value may be; `records`
say what a record is; `merge` how two versions of one become one; `bundle` how all of them travel; `trust`, `carriers`
how the journey is made safe; `publish` is the centre, which no desktop program imports.
"""

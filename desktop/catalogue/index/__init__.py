"""What the base holds beside the records, so that questions are answered without reading them.

* `schema` `building`       the tables; a new base file, whole or not at all
* `describing` `storing`    what the index keeps of one record (`texts`, `labels`, `duties`); how it is written down
* `amending`                the same made equal to what an edited record says
* `wordsets` `spellings`    which rows have a word or a key; words as people write them
* `posting` `traits`        sets of rows behind filters; what a query may ask of a field
* `localities` `instruments`  which rows stand in a town; what belongs to which facility
* `orders` `stretches` `standpoints`  rows by name, by confirmation, by place
"""

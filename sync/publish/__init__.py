"""The centre: gather, check, sign, write, deliver. No desktop program imports it.

Guarantees:

* a bad row or record never blocks the others: it is named by file, line and field, and what was last published of it
  stays published;
* a record's `rev` rises when its content changes and at no other time; `seq` rises with every publication that changes
  anything; versions of signed metadata only rise;
* the same sources, keys and time give the same bytes, down to the packed file;
* private fields and agreements kept between their parties leave by no door: every record passes `public_document`.

From the bottom up: `centre` knows where things lie; `keys` and `signing` make the chain of trust; `importing*` turn
files of others into records; `gathering` compares them with the last publication; `publishing` writes the next one;
`packing` puts it into one file; `words` speaks to the operator.
"""

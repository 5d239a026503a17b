"""How a query being typed may go on: names of fields, values of the field begun, parameters and their units."""

from __future__ import annotations

import msgspec

from sync.bilingual import Bilingual

MOST_COMPLETIONS = 8


class Completion(msgspec.Struct, frozen=True):
    """One way to go on: `insert` takes the place of the characters `start` to `end` and the cursor stands behind it.

    `label` is what is meant, in both languages (a field's name, a term, an organisation, a parameter or a unit); `note`
    what else there is to say of it: a code, another name, '' for nothing. `records` is how many have the value, -1
    where nobody counted.
    """

    insert: str
    start: int
    end: int
    label: Bilingual
    note: str = ""
    records: int = -1

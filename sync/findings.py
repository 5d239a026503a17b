"""Message ids of what a check found, said by the window, the command line and the centre alike.

They are looked up in the language of the reader where they are shown; `{given}` is the value as typed, `{hint}` a limit
or the name of a register. The ids stand below all who speak, so that one finding has one sentence.
"""

from __future__ import annotations

from sync.errors import Check
from sync.fields import N_

FINDINGS: dict[str, str] = {
    Check.REQUIRED: N_("Needed for publication"),
    Check.TOO_LONG: N_("Too long: at most {hint} characters"),
    Check.NOT_A_NUMBER: N_("This is not a number"),
    Check.NOT_WHOLE: N_("A whole number is needed"),
    Check.OUT_OF_RANGE: N_("The number must lie within {hint}"),
    Check.NOT_A_DATE: N_("There is no such date"),
    Check.NOT_A_URL: N_("An address begins with http:// or https://"),
    Check.NOT_AN_EMAIL: N_("This is not an e-mail address"),
    Check.NOT_A_PHONE: N_("A phone number begins with + and the country code"),
    Check.CHECK_DIGIT: N_("The check digit of the number {hint} does not match"),
    Check.NOT_A_UID: N_("This is not the number of a record"),
    Check.UNKNOWN_TERM: N_("The vocabulary has no term “{given}”"),
    Check.EXCLUDED_TERM: N_("The term “{given}” has been taken out of the vocabulary"),
    Check.UNKNOWN_FIELD: N_("Such a record has no such field"),
    Check.WRONG_SHAPE: N_("The value cannot be read"),
    Check.END_BEFORE_START: N_("The end is earlier than the beginning"),
    Check.MIXED_ALPHABETS: N_("Latin letters in the word “{given}”"),
    Check.DUPLICATE: N_("This is here already"),
    Check.NOT_A_MOMENT: N_("A date and time with the distance from UTC are needed, such as 31.12.2026 18:00 +03:00"),
    Check.NO_CONSENT: N_("Without a dated consent to be public this person stays in this office"),
    Check.CIRCULAR: N_("The record would be a part of itself"),
    Check.WRONG_KIND: N_("Here a record of another kind is needed"),
    Check.MISSING_RECORD: N_("The catalogue has no record “{given}”"),
    Check.IN_FUTURE: N_("This date is still to come"),
    Check.AMBIGUOUS: N_("Several records are called “{given}”: write the number of one"),
    Check.LOCKED: N_("This column is kept by the program and cannot be changed in a table"),
    Check.STALE: N_("The record has changed since this table was written"),
    Check.FORMULA: N_("The cell holds a formula; its last result is taken"),
    Check.NO_RESULT: N_("The cell holds a formula or an error and no value"),
    Check.MERGED: N_("Cells are merged here: the value belongs to the first of them, the others are empty"),
    Check.HIDDEN_ROW: N_("The row is hidden in the file and is read all the same"),
    Check.UNKNOWN_KIND: N_("There is no such kind of record"),
    Check.NO_OWNER_ROW: N_("No row of this file holds the record “{given}”"),
    Check.EMPTY_ROW: N_("No column of this row fills a field"),
    Check.CHANGED_SINCE: N_("Something else has been written here meanwhile"),
    Check.OPEN_QUOTE: N_("A quotation mark is not closed: the rows below have run into this cell"),
    Check.CONTRADICTS: N_("The name and the number in “{given}” belong to different records"),
    Check.NOT_A_NAME: N_("One person is needed here: family name, given name, patronymic"),
    Check.CURRENCIES: N_("Another currency stands in the same row: {hint}"),
    Check.WHICH_CURRENCY: N_("Two currencies are called “{given}”, and the country is not known: name one"),
    Check.WHOSE_CONTACT: N_("Published with the record, beside a name: is it that of the office, not a private one?"),
    Check.CALLED_OTHERWISE: N_("The record is called “{hint}” here"),
}

"""The local copy: the centre's records in `base.db`, the person's own work in `local.db`.

`Catalogue` is its face. Questions and answers are the small frozen values of `questions` and `views`; no row and no
dict leaves this package. SQLite is spoken here and nowhere else in the program.
"""

from __future__ import annotations

from desktop.catalogue.face import Catalogue

__all__ = ["Catalogue"]

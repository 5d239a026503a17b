"""One office's copy of the catalogue: search it, work on it, print it.

The floors, from the top; each may know only what stands below it:

- `app` puts the parts together; it alone knows all of them. `__main__` is its door and that of the command line.
- `ui` is the window, the only place that knows Qt.
- `brochure` puts ink on paper: tagged PDF, no Qt, no database.
- `catalogue` is the local copy in SQLite: reading, searching, editing, adopting a bundle.
- beside it `settings`, `profile`, `language` and `paths`: choices, the folder, the words, the shipped files.

Below them all stands the package `sync`: what a record is and how two copies agree.
"""

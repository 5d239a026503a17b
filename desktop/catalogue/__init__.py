"""The local copy: the centre's records in `base.db`, the person's own work in `local.db`."""

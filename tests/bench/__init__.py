"""Measurements, each a module run by `python3 dev.py bench NAME`. Every figure stands
beside a baseline of the same run."""

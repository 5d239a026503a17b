"""The version of the program, said once: the package, the command line and the About dialog read it here."""

VERSION = "0.1.0"

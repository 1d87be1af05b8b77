"""Release of Emolens: what installers are made of, and the checks that come before one.

Every fact has one place: the version in `emolens/version.py`, the program's name for desktops in
`desktop/resources.py`, the files that it opens in `emolens/sources/file_kinds.py`, its commands in
their own parsers, its publisher in `packaging/program.toml`. What installers need is made of these.
"""

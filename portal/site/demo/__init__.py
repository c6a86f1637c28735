"""The demonstration: real facts in our own words, loaded by `manage.py load_demo`.

The texts stand in the three TOML files here; what is loaded goes through the desk's own verbs.
"""

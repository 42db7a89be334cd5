"""What a start reads and an answer writes, in SQL that every database reads alike.

On a SQLite file sqlite3 runs it alone: to import SQLAlchemy takes a quarter of a start, and to have it run
the five statements of an answer several times what SQLite takes. Elsewhere SQLAlchemy runs it. Nothing here
imports it before a connection of its own comes in.
"""

"""Progress on disk: tables, migrations, engine, repositories.

Rows become domain objects before they leave.
"""

"""The only room with SQL: the store of all that was received and derived. SQLite by default, PostgreSQL by URL."""

"""The database (SQLite or PostgreSQL) behind the ports of the services, and the knowledge index."""

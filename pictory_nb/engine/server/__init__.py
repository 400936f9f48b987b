"""The engine's HTTP server: every endpoint of CONTRACT §3 on 127.0.0.1, on top of one SQLite file."""

"""``python -m quiz_app.cli`` does what ``koerekort`` does."""

from quiz_app.cli import main

main()

"""`python -m quizz`."""

from quizz.cli import main

if __name__ == "__main__":
    raise SystemExit(main())

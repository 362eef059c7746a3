"""`python -m hyoka` is the command."""

from hyoka.cli import main

if __name__ == "__main__":
    main()

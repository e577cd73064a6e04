"""`python -m frontdesk`: the same as `frontdesk`, by the interpreter that runs already."""

from frontdesk.cli import main

if __name__ == "__main__":
    main()

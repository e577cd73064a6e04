"""The account under which a real server runs: servers that refuse root get an ordinary one."""

import os
import pwd
import shutil
import tempfile
from pathlib import Path


def ordinary_account(*preferred: str) -> pwd.struct_passwd:
    """This process's account, or for root the first preferred one that exists, else nobody."""
    if os.getuid() != 0:
        return pwd.getpwuid(os.getuid())
    known = {entry.pw_name: entry for entry in pwd.getpwall()}
    return next(known[name] for name in (*preferred, "nobody") if name in known)


def server_folder(name: str, account: pwd.struct_passwd) -> Path:
    """A new folder for a server's data, owned by the account, its path short enough for sockets.

    pytest's own temporary folders are closed to other accounts, and their paths are too long.
    """
    folder = Path(tempfile.mkdtemp(prefix=f"frontdesk-{name}-"))
    folder.chmod(0o755)
    if os.getuid() == 0:
        os.chown(folder, account.pw_uid, account.pw_gid)
    return folder


def remove_folder(folder: Path) -> None:
    """Remove a server's folder whole, also when a dying process still writes to it."""
    shutil.rmtree(folder, ignore_errors=True)

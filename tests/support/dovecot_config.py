"""The configuration of the tests' own Dovecot 2.3: all in one folder, nothing from /etc."""

import grp
import os
import pwd
from dataclasses import dataclass
from pathlib import Path

from tests.support.certificate import Certificate

PASSWORD = "secret"


@dataclass(frozen=True, slots=True)
class Ports:
    """The loopback ports Dovecot listens on; `imaps` only when there is a certificate."""

    imap: int
    imaps: int
    lmtp: int


def configuration(
    folder: Path, account: pwd.struct_passwd, ports: Ports, certificate: Certificate | None
) -> str:
    """The text of dovecot.conf; any user name is good, PASSWORD is password and token."""
    return "\n".join(
        [_main(folder, account), _users(folder, account), _services(ports), _tls(certificate)]
    )


def _main(folder: Path, account: pwd.struct_passwd) -> str:
    # Every internal process runs as one account without a chroot, so that no root is needed.
    return f"""
protocols = imap lmtp
base_dir = {folder}/run
state_dir = {folder}/state
instance_name = frontdesk-tests
log_path = {folder}/log
default_internal_user = {_internal(account, "dovecot")}
default_internal_group = {_internal_group(account)}
default_login_user = {_internal(account, "dovenull")}
first_valid_uid = 1
mail_fsync = never
mail_location = maildir:~/Maildir
mail_max_userip_connections = 500
mailbox_idle_check_interval = 5 secs
postmaster_address = postmaster@example.test
namespace inbox {{
  inbox = yes
  mailbox Trash {{
    special_use = \\Trash
    auto = create
  }}
}}
"""


def _users(folder: Path, account: pwd.struct_passwd) -> str:
    # Failed sign-ins are answered at once; a real server's pauses would only slow the tests down.
    return f"""
disable_plaintext_auth = no
auth_mechanisms = plain login xoauth2
auth_failure_delay = 0
passdb {{
  driver = static
  args = password={PASSWORD}
}}
userdb {{
  driver = static
  args = uid={account.pw_uid} gid={account.pw_gid} home={folder}/home/%u allow_all_users=yes
}}
"""


def _services(ports: Ports) -> str:
    return f"""
service imap-login {{
  chroot =
  inet_listener imap {{
    address = 127.0.0.1
    port = {ports.imap}
  }}
  inet_listener imaps {{
    address = 127.0.0.1
    port = {ports.imaps}
    ssl = yes
  }}
}}
service lmtp {{
  inet_listener lmtp {{
    address = 127.0.0.1
    port = {ports.lmtp}
  }}
}}
service anvil {{
  chroot =
  unix_listener anvil-auth-penalty {{
    mode = 0
  }}
}}
service stats {{
  chroot =
}}
"""


def _tls(certificate: Certificate | None) -> str:
    if certificate is None:
        return "ssl = no\n"
    return f"ssl = yes\nssl_cert = <{certificate.cert}\nssl_key = <{certificate.key}\n"


def _internal(account: pwd.struct_passwd, for_root: str) -> str:
    return for_root if os.getuid() == 0 else account.pw_name


def _internal_group(account: pwd.struct_passwd) -> str:
    return "dovecot" if os.getuid() == 0 else grp.getgrgid(account.pw_gid).gr_name

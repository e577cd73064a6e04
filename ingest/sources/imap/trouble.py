"""Remembers over several passes which letters a server does not hand over.

One bad letter must not block a mailbox for ever, nor be passed over in silence, and a network that
is down must not make letters look bad. So a batch that broke is fetched letter by letter at the
next pass; a letter that broke alone many times over is asked for its header only; and if that
breaks too, a note takes its place in the inbox, where a person sees it.
"""

from dataclasses import dataclass, field

from ingest.sources.imap.folders import FolderView

# With the waits between failing passes this is more than twenty minutes.
_WHOLE_LETTER_TRIES = 8
_HEADER_TRIES = 2


@dataclass(slots=True)
class _Folder:
    careful_until: int = 0
    tries: dict[int, int] = field(default_factory=dict)


class Trouble:
    """The trouble one mailbox made so far, by folder; kept in memory only."""

    def __init__(self) -> None:
        self._folders: dict[tuple[str, int], _Folder] = {}

    def broke(self, view: FolderView, uids: list[int]) -> None:
        """Fetching these together failed; alone, the letter itself is suspected."""
        folder = self._folders.setdefault((view.name, view.uidvalidity), _Folder())
        folder.careful_until = max(folder.careful_until, *uids)
        if len(uids) == 1:
            folder.tries[uids[0]] = folder.tries.get(uids[0], 0) + 1

    def passed(self, view: FolderView, uid: int) -> None:
        """Everything up to `uid` is stored; forget what it took."""
        folder = self._folders.get((view.name, view.uidvalidity))
        if folder and uid >= folder.careful_until:
            del self._folders[view.name, view.uidvalidity]

    def is_careful(self, view: FolderView) -> bool:
        """Whether letters of this folder are to be fetched one at a time."""
        return (view.name, view.uidvalidity) in self._folders

    def wants_header_only(self, view: FolderView, uid: int) -> bool:
        """Whether the whole letter was tried often enough."""
        return self._tries(view, uid) >= _WHOLE_LETTER_TRIES

    def is_given_up(self, view: FolderView, uid: int) -> bool:
        """Whether the header was tried often enough too."""
        return self._tries(view, uid) >= _WHOLE_LETTER_TRIES + _HEADER_TRIES

    def _tries(self, view: FolderView, uid: int) -> int:
        folder = self._folders.get((view.name, view.uidvalidity))
        return folder.tries.get(uid, 0) if folder else 0

"""Scripts of earlier releases: found again by their hash, and never another file."""

from pathlib import Path

import pytest

from webforms.embeds.kept import KeptScripts
from webforms.embeds.served import script, served


def test_an_earlier_script_is_found_by_its_digest(tmp_path: Path) -> None:
    earlier = served("(()=>{})();\n")
    (tmp_path / f"v1.{earlier.digest}.js").write_bytes(earlier.body)
    assert KeptScripts(tmp_path).find(earlier.digest) == earlier


def test_the_present_script_is_kept_once_and_stays_to_be_found(tmp_path: Path) -> None:
    kept = KeptScripts(tmp_path / "embeds")
    kept.keep()
    kept.keep()
    (file,) = (tmp_path / "embeds").iterdir()
    assert file.read_bytes() == script().body
    assert kept.find(script().digest) == script()


@pytest.mark.parametrize("digest", ["", "../../etc/passwd", "0" * 16, "0123456789ABCDEF", "é" * 16])
def test_what_was_never_kept_is_not_found(tmp_path: Path, digest: str) -> None:
    assert KeptScripts(tmp_path).find(digest) is None


def test_a_file_that_was_changed_is_not_served(tmp_path: Path) -> None:
    earlier = served("(()=>{})();\n")
    (tmp_path / f"v1.{earlier.digest}.js").write_text("alert(1)")
    assert KeptScripts(tmp_path).find(earlier.digest) is None


def test_a_folder_that_cannot_be_made_does_no_harm(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    KeptScripts(tmp_path / "file" / "embeds").keep()

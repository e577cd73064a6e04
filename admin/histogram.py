"""A histogram of scores with what people decided in each band, as a picture's geometry."""

from collections.abc import Sequence
from dataclasses import dataclass

from store.decisions import Band

# The probabilities that part the bands, closer together where a threshold may stand.
BOUNDS = (0.1, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 0.999)

# In units of the picture.
WIDTH, HEIGHT = 600, 150
_GAP = 6


@dataclass(frozen=True, slots=True)
class Column:
    """One band from `low` to below `high`: what is in it, and three bars one upon the other.

    `*_y` and `*_height` are in units of the picture. `from_here` counts what waits in this band
    and all above it. `accepted` is the share of decisions that were merges, None without any.
    """

    low: float
    high: float
    band: Band
    from_here: int
    x: float
    width: float
    merged_y: float
    merged_height: float
    different_y: float
    different_height: float
    waiting_y: float
    waiting_height: float

    @property
    def decided(self) -> int:
        """How many pairs of the band people decided."""
        return self.band.merged + self.band.different

    @property
    def accepted(self) -> float | None:
        """The share of the decided pairs that were one."""
        return self.band.merged / self.decided if self.decided else None


def columns(bands: Sequence[Band]) -> list[Column]:
    """The columns of the picture, the least likely band first."""
    edges = (0.0, *BOUNDS, 1.0)
    tallest = max([_size(band) for band in bands] + [1])
    step = WIDTH / len(bands)
    found = []
    for number, band in enumerate(bands):
        merged, different, waiting = (
            round(HEIGHT * part / tallest, 1)
            for part in (band.merged, band.different, band.waiting)
        )
        found.append(
            Column(
                low=edges[number],
                high=edges[number + 1],
                band=band,
                from_here=sum(one.waiting for one in bands[number:]),
                x=round(number * step + _GAP / 2, 1),
                width=round(step - _GAP, 1),
                merged_y=round(HEIGHT - merged, 1),
                merged_height=merged,
                different_y=round(HEIGHT - merged - different, 1),
                different_height=different,
                waiting_y=round(HEIGHT - merged - different - waiting, 1),
                waiting_height=waiting,
            )
        )
    return found


def _size(band: Band) -> int:
    return band.waiting + band.merged + band.different

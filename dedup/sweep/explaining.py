"""Why pairs are alike, for many pairs at once: the reasons once for each way of agreeing."""

import json
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from dedup.comparisons import FIELDS, Compared, Comparison, Levels
from dedup.sweep.columns import Numbers
from dedup.sweep.scoring import Scorer
from dedup.weights import MatchScore, score_comparison
from store.opening import Opening
from store.pair_reasons import agreeing, differing

# Stands for a value in a score written beforehand; no value of a profile holds a control character.
_VALUE = "\x01"
_WRITTEN_VALUE = json.dumps(_VALUE)


class _Written(NamedTuple):
    """A score without its values, as JSON cut where each value belongs, and what else is kept."""

    cut: tuple[str, ...]
    weight: float
    probability: float
    model_version: int
    agrees: int
    differs: int


class Explainer:
    """Writes the whole scores of pairs, as `Scorer.score` would find them."""

    def __init__(self, scorer: Scorer) -> None:
        self._scorer = scorer
        self._written: dict[int, _Written] = {}

    def openings(self, left: Numbers, right: Numbers) -> Iterator[Opening]:
        """Each pair of positions as it is opened for review."""
        ids, scorer = self._scorer.columns.ids, self._scorer
        cells, shown = scorer.cells_of(left, right).tolist(), scorer.shown(left, right)
        older, newer = ids[left].tolist(), ids[right].tolist()
        for one, other, cell, values in zip(older, newer, cells, shown, strict=True):
            written = self._written.get(cell)
            if written is None:
                written = self._written[cell] = self._write(scorer.levels_of(cell))
            yield Opening(
                one,
                other,
                written.weight,
                written.probability,
                _filled(written.cut, values),
                written.model_version,
                written.agrees,
                written.differs,
            )

    def _write(self, levels: Levels) -> _Written:
        names = [one.rpartition("|") for one in levels.details]
        words = [
            *zip(FIELDS, levels.words, strict=True),
            *((name, word) for name, _, word in names),
        ]
        fields = tuple([Compared(name, word, _VALUE, _VALUE) for name, word in words])
        score = score_comparison(Comparison(levels, fields), self._scorer.model)
        plain = score.to_json()
        cut = tuple(json.dumps(plain, ensure_ascii=False).split(_WRITTEN_VALUE))
        return _Written(
            cut,
            score.weight,
            score.probability,
            score.model_version,
            agreeing(plain),
            differing(plain),
        )


@lru_cache(maxsize=1)
def explainer_of(scorer: Scorer) -> Explainer:
    """The explainer of a scorer, made once."""
    return Explainer(scorer)


def opening_of(left_id: int, right_id: int, score: MatchScore) -> Opening:
    """A single pair as it is opened for review."""
    plain = score.to_json()
    return Opening(
        left_id,
        right_id,
        score.weight,
        score.probability,
        _quoted(plain),
        score.model_version,
        agreeing(plain),
        differing(plain),
    )


def _filled(cut: tuple[str, ...], values: list[str]) -> str:
    """The JSON with its values; there is one cut more than values."""
    parts = [piece for pair in zip(cut, map(_quoted, values), strict=False) for piece in pair]
    return "".join([*parts, cut[-1]])


_quoted = json.JSONEncoder(ensure_ascii=False).encode

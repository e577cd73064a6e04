"""Asks for the decisions that tell most: doubtful pairs on which large clusters depend."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import log2

from dedup.clusters import Clustering, Edge
from dedup.comparisons import levels_of
from dedup.estimate import Cell, cell_of
from dedup.learning import Example
from dedup.sweep.scoring import Scorer

Pair = tuple[int, int]

# Pairs that agree in the very same way tell the same; few of a kind are asked about.
_MOST_ALIKE = 5


@dataclass(frozen=True, slots=True)
class Answers:
    """What was decided, and what it teaches."""

    same: tuple[Pair, ...]
    different: tuple[Pair, ...]
    examples: tuple[Example, ...]


def ask(
    scorer: Scorer, edges: Sequence[Edge], clustering: Clustering, truth: Sequence[str], most: int
) -> Answers:
    """Decide `most` pairs by the truth, as an admin would who is asked the doubtful ones first."""
    sizes = {one: len(members) for members in clustering.members for one in members}
    ranked = sorted(edges, key=lambda edge: (-_worth(edge, sizes), edge.left, edge.right))
    seen: Counter[Cell] = Counter()
    same: list[Pair] = []
    different: list[Pair] = []
    examples: list[Example] = []
    for edge in ranked:
        if len(examples) == most:
            break
        cell = _cell(scorer, edge)
        seen[cell] += 1
        if seen[cell] > _MOST_ALIKE:
            continue
        is_same = truth[edge.left] == truth[edge.right]
        (same if is_same else different).append(edge[:2])
        examples.append(Example(cell, is_same))
    return Answers(tuple(same), tuple(different), tuple(examples))


def decided(edges: Sequence[Edge], answers: Answers) -> list[Edge]:
    """The edges with what was decided to be one made certain."""
    known = set(answers.same)
    return [Edge(edge.left, edge.right, 1.0) if edge[:2] in known else edge for edge in edges]


def _worth(edge: Edge, sizes: dict[int, int]) -> float:
    """The doubt in bits times the pairs of records that hang on the answer."""
    share = min(max(edge.probability, 1e-9), 1 - 1e-9)
    doubt = -share * log2(share) - (1 - share) * log2(1 - share)
    return doubt * sizes.get(edge.left, 1) * sizes.get(edge.right, 1)


def _cell(scorer: Scorer, edge: Edge) -> Cell:
    left, right = scorer.profile(edge.left), scorer.profile(edge.right)
    return cell_of(levels_of(left, right, scorer.frequencies))

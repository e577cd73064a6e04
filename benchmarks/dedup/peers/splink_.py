"""Splink on DuckDB: names, reach, place and firm, trained by EM, connected components."""

import logging
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

import pandas as pd
import splink.comparison_level_library as cll
import splink.comparison_library as cl
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

from benchmarks.dedup.peers import Found
from benchmarks.dedup.peers.columns import columns_of
from benchmarks.dedup.table import Table

# What its examples use for clusters, and a few more to show its best.
_THRESHOLDS = (0.95, 0.5, 0.8, 0.99, 0.999, 0.9999)
_BLOCKS = (
    ("email",), ("phone",), ("first", "last"), ("last", "postal_code"), ("last", "company"),
    ("first", "company"), ("first", "born"), ("last", "born"), ("last", "city"), ("company",),
    ("company", "postal_code"), ("street", "postal_code"), ("first", "postal_code"), ("born",),
    ("domain",), ("last", "domain"), ("first", "domain"),
)  # fmt: skip


def match(table: Table) -> Found:
    """The clusters at its usual threshold first."""
    logging.getLogger("splink").setLevel(logging.ERROR)
    columns = columns_of(table)
    frame = pd.DataFrame({"unique_id": range(len(table.facts)), **columns})
    person = "last" in columns
    blocks = [block for block in _BLOCKS if set(block) <= set(columns)]
    if person:
        # Colleagues share the firm: alone it is no block for people.
        blocks = [block for block in blocks if block not in {("company",), ("domain",)}]
    settings = SettingsCreator(
        link_type="dedupe_only",
        comparisons=_comparisons(columns),
        blocking_rules_to_generate_predictions=[block_on(*block) for block in blocks],
    )
    linker = Linker(DuckDBAPI().register(frame), settings, log_level=logging.ERROR)
    _train(linker, person, set(columns))
    predicted = linker.inference.predict(threshold_match_probability=min(_THRESHOLDS))
    return {str(one): _clusters(linker, predicted, one) for one in _THRESHOLDS}


def _comparisons(columns: dict[str, Any]) -> list[Any]:
    made: list[Any] = []
    if "last" in columns:
        made.append(cl.ForenameSurnameComparison("first", "last"))
    if "email" in columns:
        made.append(cl.EmailComparison("email"))
    if "phone" in columns:
        made.append(cl.LevenshteinAtThresholds("phone", [1]).configure(
            term_frequency_adjustments=True))  # fmt: skip
    if "company" in columns and "last" not in columns:
        made.append(cl.JaroWinklerAtThresholds("company", [0.92]).configure(
            term_frequency_adjustments=True))  # fmt: skip
    if "domain" in columns and "last" not in columns:
        made.append(cl.ExactMatch("domain"))
    if "born" in columns:
        made.append(cl.LevenshteinAtThresholds("born", [1, 2]))
    # Of people the firm counts as a place: colleagues share it together with all the rest.
    of_place = ("street", "postal_code", *(("company",) if "last" in columns else ()), "city")
    if place := [name for name in of_place if name in columns]:
        made.append(_place(place))
    return made


def _place(names: list[str]) -> Any:
    # One comparison, because a house lies in its street and the street in its city.
    levels = [cll.NullLevel(names[-1])]
    if "street" in names:
        levels.append(cll.JaroWinklerLevel("street", 0.92))
    levels += [cll.ExactMatchLevel(name) for name in names if name != "street"]
    return cl.CustomComparison(
        output_column_name="place", comparison_levels=[*levels, cll.ElseLevel()]
    )


def _train(linker: Any, person: bool, columns: set[str]) -> None:
    training = linker.training
    sure = [("first", "last"), ("email",)] if person else [("company",)]
    certain = [block_on(*block) for block in sure if set(block) <= columns]
    training.estimate_probability_two_random_records_match(certain, recall=0.7)
    training.estimate_u_using_random_sampling(max_pairs=1e6)
    sessions = [("first", "last"), ("email",)] if person else [("company",), ("domain",)]
    trained = [block for block in sessions if set(block) <= columns]
    for block in trained if len(trained) > 1 else [*trained, ("born",), ("postal_code",)]:
        if set(block) <= columns:
            training.estimate_parameters_using_expectation_maximisation(block_on(*block))


def _clusters(linker: Any, predicted: Any, threshold: float) -> Sequence[Sequence[int]]:
    found = linker.clustering.cluster_pairwise_predictions_at_threshold(
        predicted, threshold_match_probability=threshold
    ).as_pandas_dataframe()
    clusters: dict[Any, list[int]] = defaultdict(list)
    for number, record in zip(found["cluster_id"], found["unique_id"], strict=True):
        clusters[number].append(int(record))
    return [members for members in clusters.values() if len(members) > 1]

"""The rules about surveys and the national file, in the order of the manual."""

from clusterkit.rules import (
    cluster_without_survey,
    partner_counted_twice,
    printed_figure_differs,
    repeated_activity,
    survey_of_later_year,
    vacant_post_held,
)
from clusterkit.rules.finding import Rule

SURVEYS: tuple[Rule, ...] = (
    vacant_post_held,
    partner_counted_twice,
    survey_of_later_year,
    repeated_activity,
    cluster_without_survey,
    printed_figure_differs,
)
"""Surveys, and what the national report prints."""

"""The rules: what `validate` checks, each a module whose docstring is its manual."""

from clusterkit.rules import (
    activity_as_outcome,
    ambiguous_amount,
    amount_without_source,
    approvals_do_not_add_up,
    approved_without_approval,
    call_and_source_disagree,
    carried_without_result,
    circular_order,
    committed_before_approval,
    conflicting_keys,
    conflicting_targets,
    contradictory_figures,
    council_few_employees,
    duplicate_id,
    duplicate_indicator,
    duplicate_key,
    duplicate_title,
    early_report,
    empty_file,
    formation_out_of_order,
    funder_not_organisation,
    funder_twice,
    future_report,
    goal_without_task,
    idle_source,
    implausible_amount,
    in_kind_from_own_source,
    increase_without_baseline,
    invisible_character,
    late_hire,
    member_seated_twice,
    member_without_seat,
    milestone_outside_plan,
    missing_key,
    missing_matching,
    missing_plan,
    mixed_quotes,
    money_of_later_year,
    moved_without_reason,
    negative_amount,
    not_utf8,
    outside_validity,
    overhead_does_not_add_up,
    paid_over_committed,
    percent_of_nothing,
    repeated_line,
    reported_twice,
    reported_without_target,
    reversed_range,
    running_cost_on_tabar,
    schedule_outside_plan,
    seat_without_member,
    several_owners,
    silent_source,
    similar_sources,
    source_of_lost_call,
    source_over_allocated,
    source_over_committed,
    source_without_amount,
    spelling_variant,
    stale_allow,
    stale_baseline,
    start_before_approval,
    state_went_back,
    stray_file,
    stray_space,
    tabar_in_deficit,
    target_without_due,
    target_without_unit,
    task_before_its_condition,
    task_without_milestone,
    task_without_owner,
    unapproved_money,
    unknown_call,
    unknown_indicator,
    unknown_key,
    unknown_line,
    unknown_owner,
    unknown_partner,
    unknown_rule,
    unknown_source,
    unknown_task,
    unmarked_old_money,
    unmeasured_section,
    unreadable_file,
    unsplit_line,
    vacant_owner,
    vague_date,
    vague_task,
    winner_before_tender,
    work_before_permit,
    wrong_folder,
    wrong_repeat,
    wrong_setting,
    wrong_split,
    wrong_value,
    yaml_feature,
    yaml_syntax,
)
from clusterkit.rules.finding import Rule

READING: tuple[Rule, ...] = (
    unreadable_file,
    not_utf8,
    yaml_syntax,
    empty_file,
    yaml_feature,
    duplicate_key,
    unknown_key,
    missing_key,
    wrong_value,
    ambiguous_amount,
    missing_plan,
    stray_file,
    wrong_setting,
)
"""Faults of the files themselves."""

STRUCTURE: tuple[Rule, ...] = (
    duplicate_id,
    duplicate_title,
    goal_without_task,
    wrong_folder,
)
"""Faults of ids, titles and folders."""

REFERENCES: tuple[Rule, ...] = (
    unknown_source,
    unknown_partner,
    unknown_owner,
    unknown_task,
    unknown_indicator,
    unknown_line,
    unknown_call,
)
"""Names that lead nowhere."""

RESPONSIBILITY: tuple[Rule, ...] = (
    task_without_owner,
    several_owners,
    vacant_owner,
    late_hire,
    funder_twice,
    funder_not_organisation,
)
"""Who answers, who pays, who takes part."""

TIME: tuple[Rule, ...] = (
    milestone_outside_plan,
    schedule_outside_plan,
    task_without_milestone,
    vague_date,
    circular_order,
    task_before_its_condition,
    winner_before_tender,
    work_before_permit,
    future_report,
    early_report,
    reported_twice,
    state_went_back,
    moved_without_reason,
    carried_without_result,
)
"""Periods, order, reports."""

INDICATORS: tuple[Rule, ...] = (
    unmeasured_section,
    target_without_unit,
    target_without_due,
    increase_without_baseline,
    percent_of_nothing,
    activity_as_outcome,
    reversed_range,
    duplicate_indicator,
    conflicting_targets,
    reported_without_target,
)
"""Measures and their targets."""

MONEY: tuple[Rule, ...] = (
    source_over_allocated,
    unsplit_line,
    wrong_split,
    amount_without_source,
    source_without_amount,
    conflicting_keys,
    repeated_line,
    wrong_repeat,
    similar_sources,
    idle_source,
    unapproved_money,
    implausible_amount,
    negative_amount,
    running_cost_on_tabar,
    in_kind_from_own_source,
    missing_matching,
    overhead_does_not_add_up,
    contradictory_figures,
    approvals_do_not_add_up,
    source_of_lost_call,
    call_and_source_disagree,
    unmarked_old_money,
    money_of_later_year,
    start_before_approval,
    outside_validity,
    committed_before_approval,
    source_over_committed,
    paid_over_committed,
    tabar_in_deficit,
    silent_source,
)
"""Lines, sources, calls and accounts. A source whose control is advisory makes its errors warnings."""

TEXT: tuple[Rule, ...] = (
    invisible_character,
    stray_space,
    mixed_quotes,
    spelling_variant,
    vague_task,
)
"""How names and texts are written."""

GOVERNANCE: tuple[Rule, ...] = (
    member_without_seat,
    seat_without_member,
    member_seated_twice,
    council_few_employees,
    approved_without_approval,
    formation_out_of_order,
)
"""Council, members, approvals, formation."""

ACCEPTED: tuple[Rule, ...] = (
    unknown_rule,
    stale_allow,
    stale_baseline,
)
"""Findings that are let pass, and need not be."""

RULES: tuple[Rule, ...] = (
    *READING,
    *STRUCTURE,
    *REFERENCES,
    *RESPONSIBILITY,
    *TIME,
    *INDICATORS,
    *MONEY,
    *TEXT,
    *GOVERNANCE,
    *ACCEPTED,
)
"""Every rule, in the order of the manual."""

BY_NAME: dict[str, Rule] = {rule.name: rule for rule in RULES}

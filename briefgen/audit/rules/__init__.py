"""The cross-checks, one file each; this is the table that runs them. The first to doubt a figure speaks."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from briefgen.audit.figures import Reading
from briefgen.audit.rules.accounts import accounts
from briefgen.audit.rules.averages import averages
from briefgen.audit.rules.balances import balances
from briefgen.audit.rules.between import growth_between_parts
from briefgen.audit.rules.carcasses import meat_by_animal
from briefgen.audit.rules.ceilings import debts_above_limits
from briefgen.audit.rules.compound import compound_growth
from briefgen.audit.rules.conflicts import conflicts
from briefgen.audit.rules.conversions import conversions
from briefgen.audit.rules.days import days_and_years
from briefgen.audit.rules.definitions import ratios_by_definition
from briefgen.audit.rules.differences import differences_by_definition
from briefgen.audit.rules.doublings import doublings
from briefgen.audit.rules.dwellings import dwellings
from briefgen.audit.rules.extremes import means_beyond_extremes
from briefgen.audit.rules.families import families
from briefgen.audit.rules.fractions import fractions_of_whole_things
from briefgen.audit.rules.growth import growths
from briefgen.audit.rules.heads import amounts_by_head
from briefgen.audit.rules.indices import indices_and_growth
from briefgen.audit.rules.introduced import introduced_totals
from briefgen.audit.rules.leads import leads
from briefgen.audit.rules.limits import beyond_limits
from briefgen.audit.rules.months import months_and_years
from briefgen.audit.rules.named_shares import named_shares
from briefgen.audit.rules.of_people import rates_of_people
from briefgen.audit.rules.one_whole import shares_of_one_whole
from briefgen.audit.rules.peers import money_by_peers
from briefgen.audit.rules.percents import impossible_percents
from briefgen.audit.rules.quarters import quarters_and_years
from briefgen.audit.rules.quotients import growth_of_quotients
from briefgen.audit.rules.ranges import beyond_ranges
from briefgen.audit.rules.ranks import ranks
from briefgen.audit.rules.remainders import remainders
from briefgen.audit.rules.reversed_ranges import reversed_ranges
from briefgen.audit.rules.rows import rows
from briefgen.audit.rules.running_totals import running_totals
from briefgen.audit.rules.schedules import works_out_of_order
from briefgen.audit.rules.shares import shares
from briefgen.audit.rules.splits import splits
from briefgen.audit.rules.stretches import stretches
from briefgen.audit.rules.structures import structures
from briefgen.audit.rules.sums import sums
from briefgen.audit.rules.table_ratios import table_ratios
from briefgen.audit.rules.table_sums import table_sums
from briefgen.audit.rules.titles import titles
from briefgen.audit.rules.transposed import slips_between_sources, transposed_digits
from briefgen.audit.rules.unit_costs import unit_costs
from briefgen.audit.rules.units import missing_units
from briefgen.audit.rules.wholes import parts_and_wholes
from briefgen.audit.rules.years import growth_over_years
from briefgen.audit.rules.yields import harvests
from briefgen.model import Issue

Rule = Callable[[Reading], Iterable[Issue]]

RULES: tuple[Rule, ...] = (
    missing_units,
    fractions_of_whole_things,
    slips_between_sources,
    conversions,
    harvests,
    meat_by_animal,
    averages,
    unit_costs,
    amounts_by_head,
    families,
    dwellings,
    sums,
    splits,
    table_sums,
    table_ratios,
    accounts,
    balances,
    remainders,
    stretches,
    rows,
    structures,
    shares,
    named_shares,
    rates_of_people,
    shares_of_one_whole,
    growths,
    growth_between_parts,
    growth_over_years,
    doublings,
    compound_growth,
    indices_and_growth,
    leads,
    parts_and_wholes,
    ratios_by_definition,
    differences_by_definition,
    means_beyond_extremes,
    growth_of_quotients,
    days_and_years,
    months_and_years,
    quarters_and_years,
    impossible_percents,
    beyond_limits,
    debts_above_limits,
    beyond_ranges,
    reversed_ranges,
    ranks,
    money_by_peers,
    transposed_digits,
    conflicts,
    titles,
    introduced_totals,
    running_totals,
    works_out_of_order,
)

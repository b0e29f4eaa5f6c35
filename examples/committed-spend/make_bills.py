#!/usr/bin/env python3
"""Writes bills-2024.csv and bills-2025.csv: two years of a made-up bill in the columns of FOCUS 1.2, in the ways
in which real bills are written: NULL and empty cells, dates with and without a zone, many decimals."""
import csv
from datetime import date, timedelta

COLUMNS = """BillingAccountId SubAccountId BillingCurrency BillingPeriodStart BillingPeriodEnd ChargePeriodStart
ChargePeriodEnd ChargeCategory ChargeClass ChargeDescription ProviderName PublisherName ServiceName ServiceCategory RegionId
RegionName BilledCost EffectiveCost Tags""".split()

AWS = "Amazon Web Services, Inc."


def month(number):
    """The first day of the month so many after February 2024."""
    at = 1 + number
    return date(2024 + at // 12, at % 12 + 1, 1)


def zoned(day):
    return f"{day.isoformat()}T00:00:00Z"


def plain(day):
    return f"{day.isoformat()} 00:00:00"


def row(number, cost, effective=None, first=None, last=None, **more):
    write = zoned if number % 2 else plain
    begin, end = month(number), month(number + 1)
    cells = dict.fromkeys(COLUMNS, "NULL" if number % 3 else "")
    cells |= dict(BillingAccountId="000-111-222", SubAccountId="platform", BillingCurrency="USD", ProviderName="AWS",
                  PublisherName=AWS, ChargeCategory="Usage", BillingPeriodStart=write(begin), BillingPeriodEnd=write(end),
                  ChargePeriodStart=write(first or begin), ChargePeriodEnd=write(last or end), BilledCost=cost,
                  EffectiveCost=cost if effective is None else effective)
    return cells | more


def bill(number):
    """The charges of one month. The figures grow slowly, and nothing in them is random."""
    grown = 100 + 2 * number
    begin = month(number)
    for week in range(4):  # compute, by the week, down to the eleventh decimal
        first = begin + timedelta(days=7 * week)
        last = begin + timedelta(days=7 * week + 7) if week < 3 else month(number + 1)
        yield row(number, f"{grown * 120}.{number:02}{week}10000001", first=first, last=last,
                  ServiceName="Amazon Elastic Compute Cloud", ServiceCategory="Compute", RegionId="eu-central-1",
                  RegionName="EU (Frankfurt)", Tags='{"org": "shop", " org": "shop", "proviso:environment": "production"}')
    yield row(number, f"{grown * 260}.000000150000000", ServiceName="Amazon Bedrock",
              ServiceCategory="AI and Machine Learning", RegionId="eu-west-1", RegionName="External",
              Tags='{"proviso:product": "assistant"}')
    yield row(number, f"{grown * 90}.5", ServiceName="Amazon Simple Storage Service", ServiceCategory="Storage",
              RegionId="", RegionName="EU (Ireland)")
    yield row(number, "2500.00", ServiceName="AWS Support", ServiceCategory="Other", RegionId="global")
    yield row(number, f"{grown * 110}.25", PublisherName="Red Hat Inc.", ServiceName="Red Hat OpenShift",
              ServiceCategory="Compute", RegionId="eu-central-1", RegionName="EU (Frankfurt)")
    yield row(number, f"{grown * 60}.00", ChargeCategory="Tax", ServiceName="Tax")
    if number == 7:
        yield row(number, "-40000.00", ChargeCategory="Credit", ChargeDescription="Migration credit")
    if number == 12:  # in the bill of February 2025, of January: before the second contract year began
        yield row(number, "-1.8E+4", ChargeClass="Correction", ChargeDescription="Hours counted twice in January",
                  first=month(11), last=month(12), ServiceName="Amazon Elastic Compute Cloud",
                  ServiceCategory="Compute", RegionId="eu-central-1")
    if number == 13:  # paid at once, used in a year
        yield row(number, "96000.00", "0.00", last=date(2026, 3, 1), ChargeCategory="Purchase",
                  ChargeDescription="Savings plan, all upfront", ServiceName="Savings Plans", ServiceCategory="Compute")


def write(name, numbers):
    with open(name, "w", newline="") as out:
        rows = csv.DictWriter(out, COLUMNS, lineterminator="\n")
        rows.writeheader()
        for number in numbers:
            rows.writerows(bill(number))


if __name__ == "__main__":
    write("bills-2024.csv", range(12))
    write("bills-2025.csv", range(12, 24))

#include "generate_bills.hpp"

#include "engine/values/date.hpp"

#include <array>
#include <cstdint>
#include <cstdio>
#include <fstream>

namespace proviso::bench {
namespace {

struct Service {
    char const *provider, *publisher, *service, *category, *region, *name, *description;
};

constexpr std::array services{
    Service{"AWS", "Amazon Web Services, Inc.", "Amazon Elastic Compute Cloud", "Compute", "us-east-1",
            "US East (N. Virginia)", "$0.096 per On Demand Linux m5.large Instance Hour"},
    Service{"AWS", "Amazon Web Services, Inc.", "Amazon Simple Queue Service", "Integration", "us-west-2",
            "US West (Oregon)", "$0.40 per million Amazon SQS standard requests in Tier1 in US West (Oregon)"},
    Service{"AWS", "Amazon Web Services EMEA SARL", "Amazon Bedrock", "AI and Machine Learning", "eu-central-1",
            "EU (Frankfurt)", "Claude input tokens, per thousand"},
    Service{"AWS", "Red Hat Inc.", "Red Hat OpenShift", "Compute", "eu-west-1", "External", "OpenShift worker, hour"},
    Service{"Microsoft", "Microsoft", "Virtual Machines", "Compute", "eastus", "East US", "D4s v5, hour"},
    Service{"Oracle", "Oracle", "Compute", "Compute", "NULL", "us-sanjose-1", "Standard E4, OCPU hour"}};

constexpr char const* header =
    "\"AvailabilityZone\",\"BilledCost\",\"BillingAccountId\",\"BillingAccountName\",\"BillingCurrency\","
    "\"BillingPeriodEnd\","
    "\"BillingPeriodStart\",\"ChargeCategory\",\"ChargeClass\",\"ChargeDescription\",\"ChargeFrequency\","
    "\"ChargePeriodEnd\","
    "\"ChargePeriodStart\",\"CommitmentDiscountCategory\",\"CommitmentDiscountId\",\"CommitmentDiscountName\","
    "\"CommitmentDiscountStatus\",\"CommitmentDiscountType\",\"ConsumedQuantity\",\"ConsumedUnit\",\"ContractedCost\","
    "\"ContractedUnitPrice\",\"EffectiveCost\",\"InvoiceIssuerName\",\"ListCost\",\"ListUnitPrice\","
    "\"PricingCategory\","
    "\"PricingQuantity\",\"PricingUnit\",\"ProviderName\",\"PublisherName\",\"RegionId\",\"RegionName\",\"ResourceId\","
    "\"ResourceName\",\"ResourceType\",\"ServiceCategory\",\"ServiceName\",\"SkuId\",\"SkuPriceId\",\"SubAccountId\","
    "\"SubAccountName\",\"Tags\",\"Id\"\n";

std::string month_of(Date day, int more) {
    auto const first = day + (1 - day.day());
    return months_after(first, more).value_or(first).text() + " 00:00:00";
}

}  // namespace

void write_bill(std::string const& path, std::size_t rows) {
    std::ofstream out(path, std::ios::binary);
    out << header;
    std::uint64_t random = 88172645463325252;
    auto const next = [&] {
        random ^= random << 13U, random ^= random >> 7U, random ^= random << 17U;
        return random;
    };
    auto const first = Date::parse("2024-02-01").value_or(Date{});
    constexpr std::size_t days = 730;
    std::array<char, 2048> row{};
    for (std::size_t i = 0; i < rows; ++i) {
        auto const day = first + static_cast<int>(i * days / rows);
        auto const& s = services[next() % services.size()];
        auto const hour = static_cast<int>(next() % 23);
        auto const cost = next() % 90'000'000'000;
        auto const amount =
            std::to_string(cost / 100'000'000'000) + "." + std::to_string(100'000'000'000 + cost).substr(1);
        auto const size = std::snprintf(
            row.data(), row.size(),
            "NULL,%s,\"1234567890123\",\"SunBird\",\"USD\",\"%s\",\"%s\",\"%s\",NULL,\"%s\",\"Usage-Based\",\"%s "
            "%02d:00:00\",\"%s %02d:00:00\",NULL,NULL,NULL,NULL,NULL,2.000000000000000,\"Requests\",0.00000000000,"
            "0.00000000000,%s,\"Amazon Web Services, "
            "Inc.\",0.00000080000,\"0.0000004\",\"Standard\",2.00000000000,\"Requests\",\"%s\",\"%s\",\"%s\",\"%s\","
            "\"arn:aws:ec2:us-test-2:%llu:instance/i-0%llu\",NULL,NULL,\"%s\",\"%s\",\"G95FST5FTYV3JSRX\","
            "\"G95FST5FTYV3JSRX.JRTCKXETXF.VXGXCWQKTY\",\"%llu\",\"Atlas Nimbus\",\"{\"\"application\"\": "
            "\"\"BrightSourceCore\"\", \"\"environment\"\": \"\"dev\"\", \"\"business_unit\"\": "
            "\"\"MarseilleSRE\"\"}\",%zu\n",
            amount.c_str(), month_of(day, 1).c_str(), month_of(day, 0).c_str(), next() % 50 == 0 ? "Tax" : "Usage",
            s.description, day.text().c_str(), hour + 1, day.text().c_str(), hour, amount.c_str(), s.provider,
            s.publisher, s.region, s.name, static_cast<unsigned long long>(next() % 1000),
            static_cast<unsigned long long>(next()), s.category, s.service,
            static_cast<unsigned long long>(next() % 40), i);
        out.write(row.data(), size);
    }
}

void write_spend_policy(std::string const& path) {
    std::ofstream(path, std::ios::binary) <<
        R"(Agreement "Commitment" between "SunBird" and AWS, effective 1 February 2024, until 31 January 2026.
"Eligible charge" means a charge billed by AWS, but excluding taxes and credits.
Clause 1: The total spend on AWS must be at least 1 USD in each contract year.
Clause 2: The total cost of Eligible charges, counting charges whose publisher is not AWS at 25%, must be at least 1 USD in each contract year.
Clause 3: The total cost of AWS charges incurred in the EU must not exceed 60% of the total cost of AWS charges.
Clause 4: For each provider, the total effective cost of charges must be at least 1 USD in each calendar month.
)";
}

}  // namespace proviso::bench

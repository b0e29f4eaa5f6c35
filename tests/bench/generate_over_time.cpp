#include "generate_over_time.hpp"

#include <array>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <random>

namespace proviso::bench {
namespace {

constexpr std::size_t products = 200, clauses = 100;
constexpr auto seed = 20'260'302;

struct Home {
    char const* provider;
    char const* region;
};
// A product always runs in the region of its number, so that the clauses on single records hold, but for a few.
constexpr std::array homes{Home{"Azure", "swedencentral"},
                           Home{"AWS", "eu-west-1"},
                           Home{"Google Cloud", "us-central1"},
                           Home{"Azure", "eastus2"},
                           Home{"AWS", "us-east-1"},
                           Home{"Oracle Cloud", "eu-frankfurt-1"},
                           Home{"Azure", "westeurope"},
                           Home{"AWS", "ap-south-1"},
                           Home{"Google Cloud", "europe-west4"},
                           Home{"Oracle Cloud", "us-ashburn-1"}};
constexpr std::array chips{"GB200", "GB300", "H100", "H200", "B200"};
constexpr std::array kinds{"API", "batch", "agent", "application"};
constexpr std::array customers{"consumers", "enterprises", "public sector"};

Home const& home(std::size_t product) { return homes[product % homes.size()]; }

constexpr std::array aggregates{
    // totals: on every day, on some day, on one day, in each period
    "The total capacity of workloads hosted on Azure must be at least 900 GW at all times during 2026.",
    "The total capacity of workloads hosted on AWS must not exceed 9,000 GW at all times during 2027.",
    "The total capacity of workloads used for training must be at least 1,500 GW in each calendar quarter of the "
    "period from 2026-01-01 until 2027-12-31.",
    "The total capacity of inference workloads must be at least 4,000 GW at any time during 2027.",
    "The total capacity of workloads hosted on Google Cloud must be at least 500 GW on 2027-06-30.",
    "The total capacity of workloads located in the EU must be at least 600 GW by 31 December 2027.",
    "The total capacity of workloads using GB200 or GB300 must be at least 100 GW in each contract year.",
    // what accrues
    "The total cost of workloads hosted on Azure must be at least 20 billion USD in each calendar year of the period "
    "from 2026-01-01 until 2028-12-31.",
    "The total spend on AWS must not exceed 70 billion USD in each contract year of the period from 2025-03-01 until "
    "2029-02-28.",
    "The total cost of workloads hosted on Oracle Cloud must be at least the Annual Minimum in each calendar year of "
    "the period from 2026-01-01 until 2032-12-31.",
    "The total cost of workloads used for training must be at least 10 billion USD in each calendar quarter of the "
    "period from 2026-01-01 until 2027-12-31.",
    "The total cost of workloads sold to the public sector must not exceed 90 billion USD during 2027.",
    "The total cost of workloads must be at most 30 billion USD per month at all times.",
    "The total cost of stateless workloads must be at least 1 billion USD in each calendar month of 2027.",
    // by group
    "For each provider, the total capacity of workloads must be at least 300 GW at all times during 2026.",
    "For each product, the total capacity of workloads must be at most 60 GW at all times during 2026.",
    "For each product, the total capacity of workloads must be at least 21 GW in each calendar quarter of the period "
    "from 2026-01-01 until 2027-12-31.",
    "For each region and product, the total cost of workloads must not exceed 900 million USD in each calendar year of "
    "the period from 2026-01-01 until 2028-12-31.",
    "For each region, the number of workloads must be at least 5,000 at all times during 2026.",
    "For each product, the number of chips of workloads must be at least 3.",
    "For each product, the number of regions of workloads must be at least 1 at all times during 2026.",
    // shares
    "At least 20% of the capacity of inference workloads must be hosted on Azure at all times during 2026.",
    "At most 25% of the cost of workloads may be hosted on AWS in each calendar year of the period from 2026-01-01 "
    "until 2028-12-31.",
    "At least 25% of stateless workloads must be hosted on Azure.",
    "For each provider, at least 40% of the capacity of workloads must be used for inference at all times during 2027.",
    // comparisons, counts and values
    "The total cost of workloads hosted on Oracle Cloud must not exceed 80% of the total cost of workloads hosted on "
    "Azure in each calendar year of the period from 2026-01-01 until 2028-12-31.",
    "For each product, the earliest start of APIs must be no later than the earliest start of agents.",
    "At least 10,000 APIs must be hosted on Azure at all times during 2026.",
    "The number of distinct regions of workloads hosted on AWS must be at least 3 at all times during 2026.",
    "The average cost of workloads hosted on Azure must be at most 60,000 USD per month.",
};
static_assert(aggregates.size() == 30);

std::string digits(std::size_t number, std::size_t width) {
    auto text = std::to_string(number);
    return std::string(width - std::min(width, text.size()), '0') + text;
}

class Placements {
public:
    explicit Placements(std::ostream& out) : out_(out) {}
    void write(std::size_t row);

private:
    /// In one of so many records.
    bool once_in(std::size_t records) { return random_() % records == 0; }
    template <class List>
    char const* pick(List const& list) {
        return list[random_() % list.size()];
    }
    void name(char const* field, std::string const& value) { out_ << ", \"" << field << "\": \"" << value << '"'; }
    void days();

    std::ostream& out_;
    std::mt19937_64 random_{seed};
};

/// From some day of five years on, for a month up to two years; a few for ever.
void Placements::days() {
    auto const start = random_() % 1'800, end = start + 30 + random_() % 700;
    auto const date = [](std::size_t day) {  // in a calendar of months of 28 days, twelve a year
        return std::to_string(2024 + day / 336) + '-' + digits(day / 28 % 12 + 1, 2) + '-' + digits(day % 28 + 1, 2);
    };
    name("start", once_in(2'000) ? "[TBD]" : date(start));
    if (not once_in(50))
        name("end", once_in(2'000) ? "[TBD]" : date(end));
}

void Placements::write(std::size_t row) {
    auto const product = random_() % products;
    std::string const provider = home(product).provider, kind = pick(kinds);
    out_ << R"({"workload": "workload-)" << digits(row, 7) << '"';
    name("product", kind == "batch" and once_in(5'000) ? "[TBD]" : "Product " + std::to_string(product));
    name("kind", kind);
    if (kind != "agent" or not once_in(500))
        name("state", random_() % 2 == 0 ? "stateless" : "stateful");
    name("vendor", "OpenAI");
    name("provider", provider);
    name("region", home(product).region);
    name("chip", pick(chips));
    name("purpose", product % 2 == 0 ? "inference" : "training");
    name("customer", pick(customers));
    if (provider != "AWS" or not once_in(200))
        out_ << R"(, "capacity": )" << 1 + random_() % 40 << '.' << random_() % 10;
    if (provider != "Google Cloud" or not once_in(200))
        out_ << R"(, "cost": )" << 10'000 + random_() % 90'000 << '.' << digits(random_() % 100, 2);
    days();
    out_ << R"(, "encrypted": true})";
}

/// Of each record by itself. Where the kind is API, the product is known of all.
std::string single(std::size_t number) {
    auto const product = number / 7 * 13 % products;
    auto const subject = "orkloads whose product is \"Product " + std::to_string(product) +
                         (number % 2 == 0 ? "\" and whose kind is API" : "\"");
    switch (number % 7) {
        case 0: return "W" + subject + " are exclusive to " + home(product).provider + ".";
        case 1: return "W" + subject + " must be located in " + home(product).region + ".";
        case 2:
            return "W" + subject + " and whose state is stateless must not be used for " +
                   (product % 2 == 0 ? "training" : "inference") + ".";
        case 3: return "W" + subject + " must have a capacity of at most " + std::to_string(41 + number % 20) + " MW.";
        case 4: return "W" + subject + " must have a cost of at most 99,900 USD per month, from 1 January 2026.";
        case 5: return "W" + subject + " must be encrypted, except workloads sold to consumers.";
        default: return "W" + subject + " must start before 2029-06-01.";
    }
}

}  // namespace

void write_plan_over_time(std::string const& path, std::size_t placements) {
    if (std::filesystem::exists(path))
        return;
    auto const unfinished = path + ".part";
    {
        std::ofstream out(unfinished, std::ios::binary);
        Placements all(out);
        out << "{\"plan\": {\"name\": \"Benchmark over time\", \"as-of\": \"2026-03-01\"},\n\"placement\": [\n";
        for (std::size_t row = 0; row < placements; ++row) {
            all.write(row);
            out << (row + 1 < placements ? ",\n" : "\n");
        }
        out << "]}\n";
    }
    std::filesystem::rename(unfinished, path);
}

void write_policy_over_time(std::string const& path) {
    std::ofstream out(path, std::ios::binary);
    out << "Agreement \"Benchmark\" between Here and There, effective 1 March 2025.\n\n"
           "\"Annual Minimum\" means, by calendar year: 2026: 12 billion USD; 2027: 14 billion USD; each later year: "
           "10% more.\n";
    auto const clause = [&](std::string const& sentence, char const* kind, std::size_t number) {
        out << "\nClause " << kind << '-' << number + 1 << " \"Benchmark\":\n  " << sentence << '\n';
    };
    for (std::size_t number = 0; number < aggregates.size(); ++number)
        clause(aggregates[number], "M", number);
    for (std::size_t number = 0; number < clauses - aggregates.size(); ++number)
        clause(single(number), "S", number);
}

}  // namespace proviso::bench

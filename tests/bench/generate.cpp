#include "generate.hpp"

#include <array>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <random>

namespace proviso::bench {
namespace {

constexpr std::size_t products = 200;

struct Home {
    char const* provider;
    char const* region;
    char const* place;
};
// A product always runs on the provider and in the region of its number, so that the clauses hold.
constexpr std::array homes{Home{"Azure", "swedencentral", "the EU"}, Home{"AWS", "eu-west-1", "Ireland"},
                           Home{"Google Cloud", "europe-west4", "the EEA"},
                           Home{"Oracle Cloud", "eu-frankfurt-1", "Germany"}};
constexpr std::array chips{"GB200", "GB300", "H100", "H200", "B200"};
constexpr std::array kinds{"API", "batch", "agent", "application"};
constexpr std::array customers{"consumers", "enterprises", "public sector"};

Home const& home(std::size_t product) { return homes[product % homes.size()]; }

std::string digits(std::size_t number, std::size_t width) {
    auto text = std::to_string(number);
    return std::string(width - std::min(width, text.size()), '0') + text;
}

void write_record(std::ostream& out, std::size_t row, std::mt19937_64& random) {
    auto const product = random() % products;
    auto const pick = [&](auto const& list) { return list[random() % list.size()]; };
    out << R"({"workload": "workload-)" << digits(row, 7) << R"(", "product": "Product )" << product
        << R"(", "kind": ")" << pick(kinds) << R"(", "state": ")" << (random() % 2 == 0 ? "stateless" : "stateful")
        << R"(", "vendor": "OpenAI")"
        << R"(, "provider": ")" << home(product).provider << R"(", "region": ")" << home(product).region
        << R"(", "chip": ")" << pick(chips) << R"(", "purpose": ")" << (product % 2 == 0 ? "inference" : "training")
        << R"(", "customer": ")" << pick(customers) << R"(", "capacity": )" << 1 + random() % 40 << '.' << random() % 10
        << R"(, "cost": )" << 10'000 + random() % 90'000 << '.' << digits(random() % 100, 2) << R"(, "start": "2026-)"
        << digits(1 + random() % 12, 2) << '-' << digits(1 + random() % 28, 2) << R"(", "encrypted": true})";
}

std::string clause(std::size_t number) {
    auto const product = number / 5 % products;
    auto const subject = "orkloads whose product is \"Product " + std::to_string(product) + "\"";
    switch (number % 5) {
        case 0: return "W" + subject + " are exclusive to " + home(product).provider + ".";
        case 1: return "W" + subject + " must be located in " + home(product).place + ".";
        case 2:
            return "W" + subject + " and whose state is stateless must not be used for " +
                   (product % 2 == 0 ? "training" : "inference") + ".";
        case 3: return "W" + subject + " must have a capacity of at most " + std::to_string(41 + number % 20) + " MW.";
        default:
            return "The total capacity of w" + subject + " must be at least " + std::to_string(1 + number % 9) + " MW.";
    }
}

}  // namespace

void write_plan(std::string const& path, std::size_t placements) {
    if (std::filesystem::exists(path))
        return;
    auto const unfinished = path + ".part";
    {
        std::ofstream out(unfinished, std::ios::binary);
        std::mt19937_64 random(20'260'301);
        out << "{\"plan\": {\"name\": \"Benchmark\", \"as-of\": \"2026-03-01\"},\n\"placement\": [\n";
        for (std::size_t row = 0; row < placements; ++row) {
            write_record(out, row, random);
            out << (row + 1 < placements ? ",\n" : "\n");
        }
        out << "]}\n";
    }
    std::filesystem::rename(unfinished, path);
}

void write_policy(std::string const& path, std::size_t clauses) {
    std::ofstream out(path, std::ios::binary);
    out << "Agreement \"Benchmark\" between Here and There, effective 1 January 2026.\n";
    for (std::size_t number = 0; number < clauses; ++number)
        out << "\nClause B-" << number + 1 << " \"Benchmark\":\n  " << clause(number) << '\n';
}

}  // namespace proviso::bench

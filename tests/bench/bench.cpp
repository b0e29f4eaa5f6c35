// ./dev bench: how long a check takes, stage by stage and as a whole process, beside a yardstick.
//
// Machines differ and are noisy, so the figures to quote are the ratios; no test depends on them.
#include "dsl/parse.hpp"
#include "engine/check/check.hpp"
#include "engine/plan/read.hpp"
#include "engine/report/text.hpp"
#include "engine/rules/compile.hpp"
#include "formats.hpp"
#include "generate.hpp"
#include "generate_bills.hpp"
#include "generate_over_time.hpp"
#include "generate_terraform.hpp"
#include "measure.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace {

using namespace proviso;
using namespace proviso::bench;

std::string slurp(std::string const& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

void print(char const* what, double taken) { std::printf("  %-34s %9.2f ms\n", what, taken * 1000); }

/// Each stage on its own, in this process.
Report stages(std::string const& plan_path, std::string const& policy_path) {
    Diagnostics diagnostics;
    Vocabulary vocabulary;
    print("read the vocabulary", seconds([&] {
              vocabulary =
                  read_vocabulary(Source("cloud.toml", std::string(builtin_vocabulary_text())), {}, diagnostics);
          }));
    Lexicon lexicon;
    print("make the lexicon", seconds([&] { lexicon = lexicon_of(vocabulary); }));
    Source const source(policy_path, slurp(policy_path));
    std::vector<PolicyFile> files(1);
    print("parse the policy", seconds([&] {
              add_defined_terms(source, lexicon);
              files[0] = {&source, parse(source, lexicon, diagnostics)};
          }));
    Rulebook rulebook;
    print("compile the rules", seconds([&] { rulebook = compile(files, vocabulary, diagnostics); }));
    Plan plan;
    print("read the plan", seconds([&] { plan = read_plan({plan_path}, vocabulary, {}, diagnostics); }));
    CheckOptions options;
    options.as_of = *Date::parse("2026-03-01");
    Report report;
    print("check", seconds([&] { report = check(rulebook, vocabulary, plan, options); }));
    std::printf("  %zu records, %zu clauses, exit status %d\n", plan.rows(), report.clauses.size(), report.exit_status);
    if (has_errors(diagnostics))
        std::fputs(render(diagnostics).c_str(), stdout);
    return report;
}

void small_check(std::string const& program, std::string const& folder) {
    auto const policy = folder + "/small.proviso", plan = folder + "/small.json";
    write_policy(policy, 10);
    write_plan(plan, 10);
    auto const nothing = median_run({"/bin/true"}, 51).wall;
    auto const small = median_run({program, "check", plan, "-p", policy}, 51).wall;
    std::printf("ten placements, ten clauses\n");
    print("/bin/true", nothing);
    print("proviso check", small);
    std::printf("  %.2f ms above three times /bin/true (aim: 5 ms at most)\n\n", (small - 3 * nothing) * 1000);
}

void read_and_lint(std::string const& program, std::string const& folder) {
    auto const policy = folder + "/policy-1000.proviso";
    write_policy(policy, 1000);
    std::printf("1000 clauses\n");
    print("proviso read", median_run({program, "read", policy}, 5).wall);
    print("proviso lint", median_run({program, "lint", policy}, 5).wall);
    std::printf("  aim: 500 ms each\n\n");
}

void large_check(std::string const& program, std::string const& folder, std::size_t placements) {
    auto const plan = folder + "/plan-" + std::to_string(placements) + ".json";
    write_plan(plan, placements);
    std::size_t records = 0;
    double base = yardstick(plan, records);
    for (int again = 0; again < 2; ++again)
        base = std::min(base, yardstick(plan, records));
    std::printf("%zu placements, %.0f MB\n", records, static_cast<double>(std::filesystem::file_size(plan)) / 1e6);
    print("yardstick: simdjson, one thread", base);
    double ten = 0;
    for (std::size_t const clauses : {10, 100, 1000}) {
        auto const policy = folder + "/policy-" + std::to_string(clauses) + ".proviso";
        write_policy(policy, clauses);
        std::printf("\n%zu clauses, stage by stage\n", clauses);
        stages(plan, policy);
        auto const whole = median_run({program, "check", plan, "-p", policy}, 5);
        ten = clauses == 10 ? whole.wall : ten;
        print("whole process", whole.wall);
        std::printf("  processor %.2f s, peak memory %.0f MB, exit status %d\n", whole.processor, whole.peak,
                    whole.status);
        std::printf("  %.2f x the yardstick (aim: 1.5), %.2f x ten clauses (aim: 1.3)\n", whole.wall / base,
                    whole.wall / ten);
    }
}

void check_over_time(std::string const& program, std::string const& folder, std::size_t placements) {
    auto const plan = folder + "/plan-over-time-" + std::to_string(placements) + ".json";
    auto const policy = folder + "/policy-over-time.proviso";
    write_plan_over_time(plan, placements);
    write_policy_over_time(policy);
    std::printf("\n%zu placements that come and go, %.0f MB; 100 clauses, 30 of them measures\n", placements,
                static_cast<double>(std::filesystem::file_size(plan)) / 1e6);
    std::size_t records = 0;
    double base = yardstick(plan, records);
    for (int again = 0; again < 2; ++again)
        base = std::min(base, yardstick(plan, records));
    print("yardstick: simdjson, one thread", base);
    stages(plan, policy);
    auto const whole = median_run({program, "check", plan, "-p", policy}, 5);
    print("whole process", whole.wall);
    std::printf("  processor %.2f s, peak memory %.0f MB, exit status %d\n", whole.processor, whole.peak, whole.status);
    std::printf("  %.2f x the yardstick (aim: 2)\n", whole.wall / base);
}

void terraform_check(std::string const& program, std::string const& folder, std::size_t megabytes) {
    auto const plan = folder + "/terraform-" + std::to_string(megabytes) + ".json";
    auto const policy = folder + "/terraform.proviso";
    write_terraform_plan(plan, megabytes);
    write_terraform_policy(policy);
    auto const size = static_cast<double>(std::filesystem::file_size(plan)) / 1e6;
    std::printf("\na plan of Terraform, %.0f MB\n", size);
    double base = yardstick_of_all(plan);
    for (int again = 0; again < 2; ++again)
        base = std::min(base, yardstick_of_all(plan));
    print("yardstick: simdjson, one thread", base);
    stages(plan, policy);
    auto const whole = median_run({program, "check", plan, "-p", policy}, 5);
    print("whole process", whole.wall);
    std::printf("  processor %.2f s, peak memory %.0f MB, exit status %d\n", whole.processor, whole.peak, whole.status);
    std::printf("  %.2f x the yardstick (aim: 2.5), %.2f x its size in memory (aim: 3)\n", whole.wall / base,
                whole.peak * 1.048576 / size);
}

/// What reading the bytes costs, and nothing else: line ends are counted.
double count_lines(std::string const& path) {
    std::ifstream in(path, std::ios::binary);
    std::vector<char> room(std::size_t{8} << 20U);
    std::size_t lines = 0;
    return seconds([&] {
               while (in.read(room.data(), static_cast<std::streamsize>(room.size())), in.gcount() > 0)
                   lines += static_cast<std::size_t>(std::count(room.begin(), room.begin() + in.gcount(), '\n'));
           }) +
           (lines == 0 ? 1 : 0);
}

void check_bill(std::string const& program, std::string const& folder, std::size_t rows) {
    auto const bill = folder + "/bill-" + std::to_string(rows) + ".csv";
    auto const policy = folder + "/spend.proviso";
    write_bill(bill, rows);
    write_spend_policy(policy);
    auto const size = static_cast<double>(std::filesystem::file_size(bill)) / 1e6;
    std::printf("\n%zu charges of a FOCUS bill, %.0f MB; 4 clauses on what was spent\n", rows, size);
    auto const base = std::min(count_lines(bill), count_lines(bill));
    print("yardstick: count the lines", base);
    auto const whole = median_run({program, "check", bill, "-p", policy, "--as-of", "2026-02-01", "-j", "1"}, 3);
    print("whole process, one thread", whole.wall);
    std::printf("  %.0f MB/s on one core (aim: 100), peak memory %.0f MB (aim: 200), exit status %d\n",
                size / whole.wall, whole.peak, whole.status);
    std::printf("  %.2f x the yardstick\n", whole.wall / base);
    std::filesystem::remove(bill);
}

/// Every placement breaks a clause, and of every second one it is not known whether it breaks another.
void write_reports(std::string const& folder) {
    constexpr std::size_t findings = Report::max_findings;
    auto const plan = folder + "/plan-" + std::to_string(findings) + ".json";
    auto const policy = folder + "/broken.proviso";
    write_plan(plan, findings);
    std::ofstream(policy) << "Clause 1 \"Hosting\":\n  Workloads must be hosted on CoreWeave.\n"
                             "  Remedy: move them.\n\n"
                             "Clause 2 \"Data\":\n  Stateless workloads must not process personal data.\n";
    std::printf("\na report of %zu findings\n", findings);
    auto const report = stages(plan, policy);
    std::printf("  written to nowhere; aim: 1000 ms each, and memory that does not grow\n");
    render_all(report);
}

}  // namespace

/// proviso_bench PROGRAM FOLDER [PLACEMENTS]
int main(int count, char** arguments) {
    if (count < 3) {
        std::fputs("usage: proviso_bench PROGRAM FOLDER [PLACEMENTS]\n", stderr);
        return 2;
    }
    std::string const program = arguments[1], folder = arguments[2];
    std::filesystem::create_directories(folder);
    small_check(program, folder);
    read_and_lint(program, folder);
    write_reports(folder);
    auto const placements = count > 3 ? std::strtoul(arguments[3], nullptr, 10) : 1'000'000;
    large_check(program, folder, placements);
    check_over_time(program, folder, placements);
    terraform_check(program, folder, std::max<std::size_t>(placements / 10'000, 1));
    check_bill(program, folder, placements);
}

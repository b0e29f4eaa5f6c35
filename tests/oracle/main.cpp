// proviso_oracle [N [SEED]]: judges N generated cases twice, and prints what differs, made small.
#include "tests/oracle/compare.hpp"
#include "tests/oracle/features.hpp"
#include "tests/oracle/generate.hpp"
#include "tests/oracle/shrink.hpp"
#include "tests/oracle/write.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <iostream>
#include <map>
#include <thread>
#include <vector>

#include <unistd.h>

namespace proviso::oracle {
namespace {

namespace fs = std::filesystem;

/// A folder of our own for plan files; gone at the end.
class Folder {
public:
    Folder() : path_(fs::temp_directory_path() / ("proviso-oracle-" + std::to_string(::getpid()))) {
        fs::create_directories(path_);
    }
    ~Folder() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    Folder(Folder const&) = delete;
    Folder& operator=(Folder const&) = delete;
    fs::path own(unsigned worker) const {
        auto const path = path_ / std::to_string(worker);
        fs::create_directories(path);
        return path;
    }

private:
    fs::path path_;
};

/// What a generated policy may be refused for: two tiers at once, windows without a day, precedence in a circle, a day
/// counted to where its month has none.
bool may_be_refused(std::set<std::string> const& codes) {
    for (auto const& code : codes)
        if (code != "P303" and code != "P309" and code != "P207" and code != "P111")
            return false;
    return true;
}

bool is_wrong(Comparison const& comparison) {
    return comparison.refused.empty() ? comparison.differs() : not may_be_refused(comparison.refused);
}

struct Tally {
    std::size_t cases = 0, refused = 0;
    std::array<std::size_t, 5> verdicts{};
    std::map<std::string, std::size_t> codes;

    void add(Comparison const& comparison) {
        ++cases;
        refused += comparison.refused.empty() ? 0 : 1;
        for (auto const& code : comparison.refused)
            ++codes[code];
        for (auto const& answer : comparison.answers)
            if (answer.judged)
                ++verdicts[static_cast<std::size_t>(answer.verdict)];
    }

    void add(Tally const& other) {
        cases += other.cases;
        refused += other.refused;
        for (std::size_t verdict = 0; verdict < verdicts.size(); ++verdict)
            verdicts[verdict] += other.verdicts[verdict];
        for (auto const& [code, times] : other.codes)
            codes[code] += times;
    }

    /// A run that decides little would agree too easily.
    bool says_enough() const {
        auto const at_least = [&](Verdict verdict) {
            return verdicts[static_cast<std::size_t>(verdict)] * 20 >= cases;
        };
        return cases < 1000 or
               (refused * 4 <= cases and at_least(Verdict::compliant) and at_least(Verdict::violated) and
                at_least(Verdict::undetermined) and at_least(Verdict::not_applicable));
    }
};

void print_lines(char const* whose, std::vector<std::string> const& lines) {
    for (auto const& line : lines)
        std::cout << whose << line << '\n';
}

void print(std::uint64_t seed, Case const& of, Comparison const& comparison) {
    std::cout << "\n==== case " << seed << "\n\n" << policy_text(of) << '\n' << plan_text(of).text << '\n';
    if (not comparison.refused.empty()) {
        std::cout << "refused:\n" << comparison.messages << '\n';
        return;
    }
    print_lines("oracle:  ", comparison.oracle);
    print_lines("program: ", comparison.program);
}

void report(std::uint64_t seed, Program& program) {
    auto const made = generate(seed);
    auto const refused = compare(made, program).refused;
    auto const small = shrunk(made, [&](Case const& candidate) {
        auto const again = compare(candidate, program);
        return refused.empty() ? again.refused.empty() and again.differs() : again.refused == refused;
    });
    print(seed, small, compare(small, program));
}

constexpr std::size_t most_shown = 5;

/// Every `step`th case; the seeds of those that differ.
void judge_some(std::uint64_t first, std::uint64_t end, unsigned step, Program& program, Tally& tally,
                std::vector<std::uint64_t>& wrong) {
    for (auto seed = first; seed < end and wrong.size() < most_shown; seed += step) {
        auto const comparison = compare(generate(seed), program);
        tally.add(comparison);
        if (is_wrong(comparison))
            wrong.push_back(seed);
    }
}

void print_summary(Tally const& tally, std::uint64_t first, std::size_t differ) {
    for (auto const& feature : features)
        if (not feature.on)
            std::cout << "left out" << (feature.written ? ": " : ", not made up yet: ") << feature.name << '\n';
    std::cout << tally.cases << " cases from " << first << ": " << differ << " differ, " << tally.refused << " refused";
    for (std::size_t verdict = 0; verdict < 4; ++verdict)
        std::cout << ", " << tally.verdicts[verdict] << ' ' << verdict_names[verdict];
    for (auto const& [code, times] : tally.codes)
        std::cout << ", " << times << ' ' << code;
    std::cout << '\n';
    if (not tally.says_enough())
        std::cout << "these cases decide too little: a verdict is rare, or many are refused\n";
}

int run(std::size_t count, std::uint64_t first) {
    auto const workers = std::max(2U, std::thread::hardware_concurrency());
    Folder const folder;
    std::vector<Tally> tallies(workers);
    std::vector<std::vector<std::uint64_t>> found(workers);
    std::vector<Program> programs;
    std::vector<std::thread> threads;
    for (unsigned i = 0; i < workers; ++i)
        programs.emplace_back(folder.own(i));
    for (unsigned i = 0; i < workers; ++i)
        threads.emplace_back(
            [&, i] { judge_some(first + i, first + count, workers, programs[i], tallies[i], found[i]); });
    for (auto& thread : threads)
        thread.join();
    std::vector<std::uint64_t> wrong;
    for (auto const& seeds : found)
        wrong.insert(wrong.end(), seeds.begin(), seeds.end());
    std::ranges::sort(wrong);
    for (std::size_t i = 0; i < std::min(most_shown, wrong.size()); ++i)
        report(wrong[i], programs[0]);
    for (unsigned i = 1; i < workers; ++i)
        tallies[0].add(tallies[i]);
    print_summary(tallies[0], first, wrong.size());
    return wrong.empty() and tallies[0].says_enough() ? 0 : 1;
}

}  // namespace
}  // namespace proviso::oracle

int main(int count, char** arguments) {
    auto const number = [&](int at, unsigned long long otherwise) {
        return at < count ? std::strtoull(arguments[at], nullptr, 10) : otherwise;
    };
    return proviso::oracle::run(number(1, 1000), number(2, 1));
}

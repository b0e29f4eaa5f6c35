// proviso_oracle [N [SEED]]: judges N generated cases twice, and some of them again with all that is unknown filled in, and
// prints what differs, made small.
#include "tests/oracle/compare.hpp"
#include "tests/oracle/features.hpp"
#include "tests/oracle/fill_in.hpp"
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

void report_filled_in(std::uint64_t seed, Program& program) {
    auto const small = shrunk(
        generate(seed), [&](Case const& candidate) { return not contradictions(candidate, seed, program).empty(); });
    std::cout << "\n==== case " << seed << ", filled in\n\n" << policy_text(small) << '\n' << plan_text(small).text;
    std::cout << "\n---- filled in\n\n" << plan_text(filled_in(small, seed)).text << '\n';
    print_lines("", contradictions(small, seed, program));
}

constexpr std::size_t most_shown = 5;
constexpr std::uint64_t filled_in_each = 4;  ///< of so many cases, one

/// Seeds of cases.
struct Wrong {
    std::vector<std::uint64_t> differ, filled_in;
    std::size_t count() const { return differ.size() + filled_in.size(); }
};

/// Every `step`th case.
void judge_some(std::uint64_t first, std::uint64_t end, unsigned step, Program& program, Tally& tally, Wrong& wrong) {
    for (auto seed = first; seed < end and wrong.count() < most_shown; seed += step) {
        auto const made = generate(seed);
        auto const comparison = compare(made, program);
        tally.add(comparison);
        if (is_wrong(comparison))
            wrong.differ.push_back(seed);
        else if (seed / step % filled_in_each == 0 and not contradictions(made, seed, program).empty())
            wrong.filled_in.push_back(seed);
    }
}

void report(Wrong& wrong, Program& program) {
    std::ranges::sort(wrong.differ);
    std::ranges::sort(wrong.filled_in);
    for (std::size_t i = 0; i < std::min(most_shown, wrong.differ.size()); ++i)
        report(wrong.differ[i], program);
    for (std::size_t i = 0; i < std::min(most_shown, wrong.filled_in.size()); ++i)
        report_filled_in(wrong.filled_in[i], program);
}

void print_summary(Tally const& tally, std::uint64_t first, Wrong const& wrong) {
    for (auto const& feature : features)
        if (not feature.on)
            std::cout << "left out" << (feature.written ? ": " : ", not made up yet: ") << feature.name << '\n';
    std::cout << tally.cases << " cases from " << first << ": " << wrong.differ.size() << " differ, "
              << wrong.filled_in.size() << " change when filled in, " << tally.refused << " refused";
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
    std::vector<Wrong> found(workers);
    std::vector<Program> programs;
    std::vector<std::thread> threads;
    for (unsigned i = 0; i < workers; ++i)
        programs.emplace_back(folder.own(i));
    for (unsigned i = 0; i < workers; ++i)
        threads.emplace_back(
            [&, i] { judge_some(first + i, first + count, workers, programs[i], tallies[i], found[i]); });
    for (auto& thread : threads)
        thread.join();
    Wrong wrong;
    for (auto const& seeds : found) {
        wrong.differ.insert(wrong.differ.end(), seeds.differ.begin(), seeds.differ.end());
        wrong.filled_in.insert(wrong.filled_in.end(), seeds.filled_in.begin(), seeds.filled_in.end());
    }
    report(wrong, programs[0]);
    for (unsigned i = 1; i < workers; ++i)
        tallies[0].add(tallies[i]);
    print_summary(tallies[0], first, wrong);
    return wrong.count() == 0 and tallies[0].says_enough() ? 0 : 1;
}

}  // namespace
}  // namespace proviso::oracle

int main(int count, char** arguments) {
    auto const number = [&](int at, unsigned long long otherwise) {
        return at < count ? std::strtoull(arguments[at], nullptr, 10) : otherwise;
    };
    return proviso::oracle::run(number(1, 1000), number(2, 1));
}

// tests/golden/waivers/NAME.toml, read beside the policies that lie there, gives exactly the messages of NAME.diag; the
// same of earlier reports below tests/golden/baseline/. PROVISO_UPDATE_GOLDEN=1 rewrites them.
#include "engine/report/baseline.hpp"
#include "engine/waivers/waiver.hpp"
#include "tests/unit/golden_file.hpp"
#include "tests/unit/rules_compiled.hpp"

#include <filesystem>

using namespace proviso;
namespace fs = std::filesystem;

namespace {

fs::path const golden = fs::path(PROVISO_SOURCE_DIR) / "tests/golden";

std::string contents(fs::path const& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<fs::path> files(std::string const& folder, std::string const& extension) {
    std::vector<fs::path> paths;
    for (auto const& entry : fs::directory_iterator(golden / folder))
        if (entry.path().extension() == extension)
            paths.push_back(entry.path());
    std::ranges::sort(paths);
    return paths;
}

Compiled const& policies() {
    static auto const compiled_once = [] {
        std::vector<NamedText> texts;
        for (auto const& path : files("waivers", ".proviso"))
            texts.push_back({path.filename().string(), contents(path)});
        return compiled(texts);
    }();
    return compiled_once;
}

std::string messages_of_waivers(fs::path const& path) {
    Diagnostics out;
    auto const waivers =
        read_waivers(Source(path.filename().string(), contents(path)), &policies().book, cloud_vocabulary(), out);
    CHECK((out.empty() or path.stem() != "sound"));
    return render(out);
}

std::string messages_of_baseline(fs::path const& path) {
    Diagnostics out;
    auto const baseline = read_baseline(path.filename().string(), contents(path), out);
    CHECK(baseline.has_value() == out.empty());
    return render(out);
}

/// What every file says; each is compared with its golden file.
std::string all_messages(std::string const& folder, std::string const& extension,
                         std::string (*messages)(fs::path const&)) {
    std::string all;
    for (auto const& path : files(folder, extension)) {
        CAPTURE(path.filename().string());
        auto const said = messages(path);
        CHECK((said.empty() == (path.stem() == "sound")));
        check_golden(folder + "/" + path.stem().string() + ".diag", said);
        all += said;
    }
    return all;
}

}  // namespace

TEST_CASE("waivers: the messages about a file are those on file, and each kind has a case") {
    REQUIRE(policies().messages() == "");
    auto const all = all_messages("waivers", ".toml", messages_of_waivers);
    for (std::string const code : {"P801", "P802", "P803", "P804"}) {
        CAPTURE(code);
        CHECK(all.find("[" + code + "]") != std::string::npos);
    }
}

TEST_CASE("baseline: what is no whole report is refused, each with its message") {
    auto const all = all_messages("baseline", ".json", messages_of_baseline);
    CHECK(all.find("[P805]") != std::string::npos);
}

TEST_CASE("waivers: a sound file says who waived what until when") {
    Diagnostics out;
    Source const source("sound.toml", contents(golden / "waivers/sound.toml"));
    auto const waivers = read_waivers(source, &policies().book, cloud_vocabulary(), out);
    REQUIRE(waivers.size() == 4);
    CHECK(waivers[0].rules.size() == 1);
    CHECK(waivers[0].records == std::vector<std::string>{"chat-*", "search"});
    CHECK(waivers[0].names.meaning("chat-eu").size() == 1);
    CHECK(waivers[0].reason == "moved in spring");
    CHECK(waivers[0].approved_by == "J. Doe");
    CHECK(waivers[0].reference == "CR-7");
    CHECK(waivers[0].from == Date::of(2026, 1, 1));
    CHECK(waivers[0].until == Date::of(2027, 1, 1));
    CHECK(waivers[0].where.at.line == 2);
    CHECK(waivers[1].rules != waivers[0].rules);
    REQUIRE(waivers[2].relaxed.size() == 1);
    REQUIRE(waivers[2].relaxed[0].norm.has_value());
    CHECK(text(*waivers[2].relaxed[0].norm->bound.quantity) == "1.95 GW");
    REQUIRE(waivers[3].relaxed[0].amounts.size() == 1);
    CHECK(waivers[3].relaxed[0].amounts[0].bound == Decimal(105));
}

TEST_CASE("waivers: without policies, which may be broken, clauses are not looked up") {
    Diagnostics out;
    Source const source("w.toml", contents(golden / "waivers/P803-no-such-clause.toml"));
    CHECK(read_waivers(source, nullptr, cloud_vocabulary(), out).size() == 4);
    CHECK(out.empty());
}

TEST_CASE("waivers: the days are half-open on the side of expiry") {
    Waiver waiver;
    waiver.from = Date::of(2026, 3, 1);
    waiver.until = *Date::of(2027, 1, 1);
    CHECK_FALSE(waiver.covers_on(*Date::of(2026, 2, 28)));
    CHECK(waiver.covers_on(*Date::of(2026, 3, 1)));
    CHECK(waiver.covers_on(*Date::of(2026, 12, 31)));
    CHECK_FALSE(waiver.covers_on(*Date::of(2027, 1, 1)));
    waiver.from.reset();
    CHECK(waiver.covers_on(*Date::of(1999, 1, 1)));
}

TEST_CASE("waivers: names and globs") {
    auto const fits = [](std::string_view glob, std::string_view name) {
        NamePatterns patterns;
        patterns.add(glob);
        return not patterns.meaning(fold(name)).empty();
    };
    CHECK(fits("chat-eu", "chat-eu"));
    CHECK(fits("Chat-EU", "chat-eu"));
    CHECK_FALSE(fits("chat-eu", "chat-eu-2"));
    CHECK_FALSE(fits("chat", "chat-eu"));
    CHECK(fits("chat-*", "chat-eu"));
    CHECK(fits("chat-*", "chat-"));
    CHECK_FALSE(fits("chat-*", "my-chat-eu"));
    CHECK(fits("*-eu", "chat-eu"));
    CHECK_FALSE(fits("*-eu", "chat-eu-2"));
    CHECK(fits("*a*b*", "xxaxxbxx"));
    CHECK_FALSE(fits("*a*b*", "xxbxxaxx"));
    CHECK(fits("*", "anything"));
    CHECK(fits("eu-?", "eu-ö"));
    CHECK_FALSE(fits("eu-?", "eu-10"));
    CHECK_FALSE(fits("eu-?", "eu-"));
    CHECK(fits("a.c", "a.c"));
    CHECK_FALSE(fits("a.c", "abc"));
    CHECK_FALSE(fits("[ab]", "a"));
    CHECK_FALSE(fits(std::string(200, '*') + "b", std::string(20'000, 'a')));
}

TEST_CASE("waivers: a backslash takes its meaning from the sign behind it") {
    auto const fits = [](std::string_view glob, std::string_view name) { return matches(glob, name); };
    CHECK(fits(R"(a\*)", "a*"));
    CHECK_FALSE(fits(R"(a\*)", "ab"));
    CHECK_FALSE(fits(R"(a\*)", R"(a\b)"));
    CHECK(fits(R"(a\?*)", "a?b"));
    CHECK_FALSE(fits(R"(a\?*)", "abc"));
    CHECK(fits(R"(*\*)", "many*"));
    CHECK_FALSE(fits(R"(*\*)", "many"));
    CHECK(fits(R"(*\*x)", "a*b*x"));
    CHECK(fits(R"(host\\*)", R"(host\a)"));
    CHECK_FALSE(fits(R"(host\\*)", "host*"));
    CHECK(fits(R"(host\a*)", R"(host\ab)"));
    CHECK(fits(R"(*\)", R"(a\)"));
    CHECK_FALSE(fits(R"(*\)", "a"));
}

TEST_CASE("waivers: a name without patterns stands for itself, and each that means a name is told") {
    NamePatterns patterns;
    CHECK(patterns.meaning("anything").empty());
    for (auto const* const name : {R"(host\\a)", "A*", "ab", "*b", "AB"})
        patterns.add(name);
    CHECK(patterns.meaning(R"(host\\a)") == std::vector<std::size_t>{0});
    CHECK(patterns.meaning(R"(host\a)").empty());
    auto all = patterns.meaning("ab");
    std::ranges::sort(all);
    CHECK(all == std::vector<std::size_t>{1, 2, 3, 4});
}

TEST_CASE("waivers: of a file that is cut off, no waiver is read that lacks a day or a name") {
    auto const whole = contents(golden / "waivers/sound.toml");
    for (std::size_t length = 0; length < whole.size(); ++length) {
        Diagnostics out;
        Source const source("w.toml", whole.substr(0, length));
        CAPTURE(length);
        for (auto const& waiver : read_waivers(source, &policies().book, cloud_vocabulary(), out)) {
            CHECK(waiver.until == Date::of(2027, 1, 1));
            CHECK_FALSE(waiver.approved_by.empty());
            CHECK_FALSE(waiver.rules.empty());
        }
    }
}

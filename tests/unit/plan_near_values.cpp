// Values of open fields that resemble known ones, and those that only seem to.
#include "engine/plan/near_values.hpp"
#include "tests/unit/plan_world.hpp"
#include "tests/unit/terraform_world.hpp"

#include <doctest/doctest.h>

using namespace proviso;

namespace {

Diagnostics near(Plan const& plan, SpokenOf const& spoken_of = {}, bool strict = false) {
    Diagnostics out;
    report_near_values(plan, plan_vocabulary(), spoken_of, strict, out);
    return out;
}

FieldId field(std::string_view name) {
    auto const record = *plan_vocabulary().record("placement");
    return {record, *plan_vocabulary().records[record].find(name)};
}

/// What is offered for one value of one field; empty where nothing is said.
std::string offered(std::string const& fields, SpokenOf const& spoken_of = {}) {
    auto const said = near(read_placement(fields).plan, spoken_of);
    if (said.empty())
        return {};
    auto const& help = said.front().help;
    auto const open = help.find('`');
    return help.substr(open + 1, help.find('`', open + 1) - open - 1);
}

}  // namespace

TEST_CASE("values that are nearly those of the vocabulary") {
    struct Case {
        std::string fields;
        std::string offered;
    };
    for (auto const& given : {
             Case{"kind = 'training-job'", "training job"},
             Case{"kind = 'Training_Job'", "training job"},
             Case{"kind = 'trainingjob'", "training job"},
             Case{"kind = 'fine tuning job'", "fine-tuning job"},
             Case{"kind = 'APIs'", "API"},
             Case{"kind = 'aplication'", "application"},
             Case{"kind = 'training'", "training job"},
             Case{"provider = 'Amazon'", "AWS"},
             Case{"provider = 'Google'", "Google Cloud"},
             Case{"provider = 'ASW'", "AWS"},
             Case{"provider = 'Azuer'", "Azure"},
             Case{"purpose = 'trainig'", "training"},
             Case{"chip = 'Trainum2'", "Trainium2"},
             Case{"chip = 'gb-200'", "GB200"},
             Case{"region = 'eu-wset-1'", "eu-west-1"},
         }) {
        auto const& fields = given.fields;
        auto const& name = given.offered;
        CAPTURE(fields);
        CHECK(offered(fields) == name);
    }
}

TEST_CASE("known values, and those that resemble none, pass without a word") {
    for (std::string const fields : {"kind = 'TRAINING JOB'", "provider = 'GCP'",    "provider = 'amazon web services'",
                                     "provider = 'Hetzner'",  "provider = '[TBD]'",  "product = 'Nora'",
                                     "product = 'Chat'",      "product = 'Kiro'",    "chip = 'L40'",
                                     "chip = 'V100'",         "chip = 'H800'",       "chip = 'Trainium5'",
                                     "chip = 'MI300'",        "chip = 'TPU v9'",     "region = 'eu-west-9'",
                                     "region = 'sa-west-1'",  "customer = 'Amazon'", "customer = 'Microsoft'",
                                     "distributor = 'Azure'", "partner = 'Open'",    "workload = 'training-job'",
                                     "country = 'USA'"}) {
        CAPTURE(fields);
        CHECK(offered(fields).empty());
    }
}

TEST_CASE("a value that has a known one among its words resembles it") {
    struct Case {
        std::string fields, known;
    };
    for (auto const& given : {Case{"provider = 'Azure/AWS'", "Azure"}, Case{"provider = 'AWS GovCloud'", "AWS"},
                              Case{"provider = 'aws_eu'", "AWS"}, Case{"kind = 'pre-training job'", "training job"},
                              Case{"chip = 'H100 SXM5'", "H100"}, Case{"product = 'Gemini Flash'", "Gemini"},
                              Case{"data = 'personal data, payment data'", "personal data"}}) {
        auto const& fields = given.fields;
        auto const& known = given.known;
        CAPTURE(fields);
        CHECK(offered(fields) == known);
    }
    CHECK(offered("provider = 'AWSome'").empty());
}

TEST_CASE("names that policies speak of are known, and may be meant") {
    SpokenOf const spoken_of{{field("kind"), {"training-job"}}, {field("product"), {"Aurora"}}};
    CHECK(offered("kind = 'training-job'", spoken_of).empty());
    CHECK(offered("product = 'Auorra'", spoken_of) == "Aurora");
    CHECK(offered("product = 'Auorra'").empty());
    CHECK(offered("partner = 'Auorra'", spoken_of).empty());
}

TEST_CASE("a term of the policies is no value") {
    auto const refused = [](std::string const& fields, SpokenOf const& spoken_of = {}) {
        Diagnostics out;
        report_terms(read_placement(fields).plan, plan_vocabulary(), spoken_of, {"bad cloud", "stateless api"}, out);
        CHECK(has_errors(out) == not out.empty());
        return not out.empty();
    };
    CHECK(refused("provider = 'Bad cloud'"));
    CHECK(refused("provider = 'bad clouds'"));
    CHECK(refused("kind = 'Stateless API'"));
    CHECK(not refused("provider = 'Good cloud'"));
    CHECK(not refused("provider = 'Bad cloud'", {{field("provider"), {"Bad cloud"}}}));
}

TEST_CASE("a near value is said once, with its first place and the number of its records") {
    PlanFolder const folder;
    auto const read =
        read_files({folder.write("a.csv", "workload,kind\na,API\nb,training-job\nc,Training-Job\nd,APIs\n")});
    auto const said = near(read.plan);
    REQUIRE(said.size() == 2);
    CHECK(said[0].primary.text == "neither the vocabulary nor a policy knows the kind `training-job` (in 2 records)");
    CHECK(said[0].primary.where.at.line == 3);
    CHECK(said[1].primary.text == "neither the vocabulary nor a policy knows the kind `APIs`");
    CHECK_FALSE(has_errors(said));
    CHECK(has_errors(near(read.plan, {}, true)));
}

TEST_CASE("of many near values the first are shown and all are counted") {
    std::string text = "workload,provider,product\n";
    for (char first = 'a'; first <= 'z'; ++first)
        text += std::string("w") + first + ",AWS," + first + "ChatGPT\n";
    auto const said = near(read_text("a.csv", text).plan);
    CHECK(said.size() == 20);
    CHECK(render(said).starts_with("warning[P513]: 26 values resemble known ones"));
}

TEST_CASE("a sensitive value that resembles a known one is named no more than the one that it resembles") {
    ChangeText change;
    change.after = R"({"tags": {"proviso:kind": "trainig job"}})";
    auto const shown = near(TerraformPlanText{change.text()}.read().plan);
    REQUIRE(shown.size() == 1);
    CHECK(shown.front().help.find("training job") != std::string::npos);
    change.sensitive = R"({"tags": {"proviso:kind": true}})";
    auto const hidden = near(TerraformPlanText{change.text()}.read().plan);
    REQUIRE(hidden.size() == 1);
    CHECK(render(hidden).find("traini") == std::string::npos);
    CHECK(render(hidden).find("the kind `(sensitive)`") != std::string::npos);
}

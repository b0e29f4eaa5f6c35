// The fixed lexicon of the dsl tests: small, and the same whatever the built-in vocabulary becomes.
#pragma once

#include "dsl/lexicon.hpp"
#include "dsl/parse.hpp"

#include <initializer_list>
#include <string>
#include <string_view>

namespace proviso::sample {

inline Lexicon lexicon() {
    Lexicon names;
    auto const add_all = [&](NameKind kind, std::initializer_list<std::string_view> list) {
        for (auto const name : list)
            names.add(kind, name, name);
    };
    for (auto const noun : {"workload", "placement", "investment"})
        names.add_with_plural(NameKind::noun, noun);
    for (auto const value : {"Azure",         "AWS",
                             "Google Cloud",  "Oracle Cloud",
                             "OpenAI",        "Amazon",
                             "Frontier",      "ChatGPT",
                             "Sora",          "API",
                             "batch",         "agent",
                             "training job",  "stateless",
                             "stateful",      "inference",
                             "training",      "GB200",
                             "GB300",         "B200",
                             "Trainium",      "Trainium2",
                             "Trainium3",     "EU",
                             "Germany",       "national security",
                             "personal data", "us-east-1",
                             "AT&T",          "naïve café"})
        names.add_with_plural(NameKind::value, value);
    names.add(NameKind::value, "GCP", "Google Cloud");
    for (auto const field :
         {"product", "kind", "state", "vendor", "customer", "provider", "distributor", "region", "country", "chip",
          "purpose", "capacity", "replica", "accelerator", "cost", "start", "end", "amount"})
        names.add_with_plural(NameKind::field, field);
    names.add(NameKind::field, "cloud provider", "provider");
    names.add(NameKind::field, "cloud", "provider");
    add_all(NameKind::phrase, {"hosted on", "run on", "running on", "located in", "used for", "using", "use",
                               "processing", "sold to", "sold through", "sold by"});
    add_all(NameKind::adjective, {"encrypted", "held exclusively"});
    add_all(NameKind::unit, {"W", "MW", "GW", "USD", "EUR", "CAD", "day", "month", "year", "GiB", "%"});
    for (auto const& [spelling, unit] :
         {std::pair{"gigawatts", "GW"}, {"dollars", "USD"}, {"days", "day"}, {"months", "month"}})
        names.add(NameKind::unit, spelling, unit);
    return names;
}

/// `text` parsed with the sample lexicon and its own definitions.
inline ast::Document parse(Source const& source, Diagnostics& found) {
    auto names = lexicon();
    add_defined_terms(source, names);
    return proviso::parse(source, names, found);
}

}  // namespace proviso::sample

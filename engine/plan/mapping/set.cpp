// `--set FIELD=VALUE`, tried on a record of its own before any file is read.
#include "engine/plan/mapping/set.hpp"

#include "dsl/lexicon.hpp"
#include "engine/plan/builder.hpp"

namespace proviso {
namespace {

Diagnostic usage_error(std::string text, std::string help) {
    return {Kind::usage, {{}, std::move(text)}, {}, std::move(help)};
}

/// What is wrong with the value; nothing where it fits its field.
std::optional<Complaint> misfit(SetField const& set, Vocabulary const& vocabulary, RecordId record) {
    RecordBuilder builder(vocabulary, record, 0);
    Reading reading;
    Stated value;
    value.form = Form::cell;
    value.text = set.value;
    builder.begin(0);
    builder.put(set.field, value, reading);
    builder.end(reading);
    auto const& kept = reading.complaints.kept();
    return kept.empty() ? std::nullopt : std::optional(kept.front());
}

}  // namespace

std::vector<SetField> read_set(std::vector<std::string> const& texts, Vocabulary const& vocabulary, Diagnostics& out) {
    std::vector<SetField> set;
    auto const record = vocabulary.record("placement");
    for (auto const& text : texts) {
        auto const equals = text.find('=');
        auto const name = text.substr(0, equals);
        auto const field = record ? vocabulary.records[*record].called(name) : std::nullopt;
        std::vector<std::string> names;
        for (auto const& known : record ? vocabulary.records[*record].fields : std::vector<Field>{})
            names.push_back(known.name);
        if (equals == text.npos or equals + 1 == text.size()) {
            out.push_back(usage_error("--set `" + text + "` gives no value", "write it as in --set region=eu-west-1"));
        } else if (not field) {
            out.push_back(usage_error("--set: a placement has no field `" + name + "`", did_you_mean(name, names)));
        } else {
            SetField one{*field, text.substr(equals + 1)};
            if (auto const wrong = misfit(one, vocabulary, *record))
                out.push_back(usage_error("--set: " + wrong->text, wrong->help));
            else
                set.push_back(std::move(one));
        }
    }
    return set;
}

}  // namespace proviso

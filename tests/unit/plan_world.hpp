// Plans written in a test, read with the built-in vocabulary.
#pragma once

#include "engine/plan/read.hpp"

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <unistd.h>

namespace proviso {

inline Vocabulary const& plan_vocabulary() {
    static Vocabulary const vocabulary = [] {
        Diagnostics none;
        return read_vocabulary(Source("cloud.toml", std::string(builtin_vocabulary_text())), {}, none);
    }();
    return vocabulary;
}

/// A folder of this process for plan files; gone when it is.
class PlanFolder {
public:
    PlanFolder()
        : path_(std::filesystem::temp_directory_path() / ("proviso-plan-" + std::to_string(::getpid()) + "-" +
                                                          std::to_string(reinterpret_cast<std::uintptr_t>(this)))) {
        std::filesystem::create_directories(path_);
    }
    PlanFolder(PlanFolder const&) = delete;
    PlanFolder& operator=(PlanFolder const&) = delete;
    ~PlanFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    std::string write(std::string const& name, std::string const& text) const {
        auto const path = (path_ / name).string();
        std::ofstream(path, std::ios::binary) << text;
        return path;
    }

private:
    std::filesystem::path path_;
};

struct ReadPlan {
    Plan plan;
    Diagnostics diagnostics;

    /// `P502 P503`: the codes of what was said, in the order of the places.
    std::string codes() const {
        std::string codes;
        for (auto const& diagnostic : diagnostics)
            codes.append(codes.empty() ? "" : " ").append(info(diagnostic.kind).code);
        return codes;
    }
    /// The text under the caret of the first message.
    std::string underlined() const {
        if (diagnostics.empty())
            return {};
        auto const& where = diagnostics.front().primary.where;
        return where.text.substr(where.begin, where.length);
    }
    /// Of the first record of its kind.
    std::string cell(std::string_view field, std::size_t row = 0, std::string_view record = "placement") const {
        auto const id = *plan_vocabulary().record(record);
        auto const index = plan_vocabulary().records[id].find(field);
        return index ? cell_text(plan, plan_vocabulary(), {id, *index}, row) : "no such field";
    }
    /// Every cell of every record, and the settings, as text.
    std::string everything() const {
        std::string all = plan.name + (plan.horizon ? plan.horizon->text() : "") + '\n';
        for (auto const& [name, fact] : plan.facts)
            all += name +
                   (std::holds_alternative<Date>(fact.value) ? std::get<Date>(fact.value).text()
                    : std::get<bool>(fact.value)             ? " yes"
                                                             : " no") +
                   '\n';
        for (RecordId id = 0; id < plan.tables.size(); ++id)
            for (std::size_t row = 0; row < plan.tables[id].rows; ++row) {
                all += record_name(plan, plan_vocabulary(), id, row);
                for (std::uint16_t f = 0; f < plan_vocabulary().records[id].fields.size(); ++f)
                    all += "|" + cell_text(plan, plan_vocabulary(), {id, f}, row);
                all += '\n';
            }
        return all;
    }
};

inline ReadPlan read_files(std::vector<std::string> const& paths, ReadOptions const& options = {}) {
    ReadPlan read;
    read.plan = read_plan(paths, plan_vocabulary(), options, read.diagnostics);
    return read;
}

inline ReadPlan read_text(std::string const& name, std::string const& text, ReadOptions const& options = {}) {
    PlanFolder const folder;
    return read_files({folder.write(name, text)}, options);
}

/// One placement, in TOML.
inline ReadPlan read_placement(std::string const& fields) { return read_text("plan.toml", "[[placement]]\n" + fields); }

}  // namespace proviso

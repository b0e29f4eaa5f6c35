// Workers' name lists → dictionaries, and their codes → codes of those.
#include "engine/plan/merge.hpp"

#include "dsl/lexicon.hpp"

#include <algorithm>
#include <atomic>
#include <thread>
#include <utility>

namespace proviso {
namespace {

/// The codes of the merged dictionary by worker and that worker's code.
using Translation = std::vector<std::vector<Code>>;

/// Takes entries in the order in which they first came: by block, and within one as its worker met them.
Translation merge_names(std::vector<Names const*> const& workers, Dictionary& dictionary) {
    Translation codes(workers.size());
    std::vector<std::size_t> next(workers.size(), 0);
    for (;;) {
        std::size_t first = workers.size();
        for (std::size_t w = 0; w < workers.size(); ++w) {
            if (workers[w] == nullptr or next[w] == workers[w]->entries().size())
                continue;
            if (first == workers.size() or
                workers[w]->entries()[next[w]].block < workers[first]->entries()[next[first]].block)
                first = w;
        }
        if (first == workers.size())
            return codes;
        auto const& entry = workers[first]->entries()[next[first]++];
        auto const [at, is_new] =
            dictionary.by_folded.emplace(entry.folded, static_cast<Code>(dictionary.names.size()));
        if (is_new)
            dictionary.names.push_back(entry.name);
        codes[first].push_back(at->second);
    }
}

bool is_identity(std::vector<Code> const& codes) {
    for (std::size_t i = 0; i < codes.size(); ++i)
        if (codes[i] != i)
            return false;
    return true;
}

void translate(Column& column, std::vector<Code> const& codes) {
    auto* const cells = std::get_if<NameCells>(&column.cells);
    if (cells == nullptr)
        return;
    for (auto& code : cells->codes)
        code = code < codes.size() ? codes[code] : 0;  // of cells without a value: anything
}

/// By record type and field.
using Translations = std::vector<std::vector<Translation>>;

Translations merge_dictionaries(Intake const& intake, Plan& plan) {
    auto const& records = intake.vocabulary.records;
    Translations all(records.size());
    for (RecordId record = 0; record < records.size(); ++record) {
        auto& dictionaries = plan.tables[record].dictionaries;
        dictionaries.resize(records[record].fields.size());
        all[record].resize(dictionaries.size());
        for (std::uint16_t field = 0; field < dictionaries.size(); ++field) {
            std::vector<Names const*> names;
            for (auto const& worker : intake.workers) {
                auto const* builder = worker->builder_if(record);
                names.push_back(builder == nullptr ? nullptr : &builder->names(field));
            }
            all[record][field] = merge_names(names, dictionaries[field]);
            for (auto& codes : all[record][field])
                if (is_identity(codes))
                    codes.clear();
        }
    }
    return all;
}

void translate_all(Intake& intake, Translations const& translations) {
    std::atomic<std::size_t> next = 0;
    auto const work = [&] {
        for (auto i = next++; i < intake.pieces.size(); i = next++) {
            auto& piece = intake.pieces[i];
            for (std::size_t field = 0; field < piece.batch.columns.size(); ++field)
                if (auto const& codes = translations[piece.record][field][piece.worker]; not codes.empty())
                    translate(piece.batch.columns[field], codes);
        }
    };
    constexpr std::size_t worth_a_thread = 16;
    std::vector<std::jthread> threads;
    for (std::size_t i = 1; i < intake.workers.size() and intake.pieces.size() > worth_a_thread; ++i)
        threads.emplace_back(work);
    work();
}

}  // namespace

void merge(Intake& intake, Plan& plan) {
    plan.tables.resize(intake.vocabulary.records.size());
    translate_all(intake, merge_dictionaries(intake, plan));
    for (auto& piece : intake.pieces) {
        auto& table = plan.tables[piece.record];
        piece.batch.first_row = table.rows;
        table.rows += piece.batch.rows;
        table.batches.push_back(std::move(piece.batch));
    }
}

}  // namespace proviso

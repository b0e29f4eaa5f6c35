// Workers, and what they hand in.
#include "engine/plan/intake.hpp"

#include "dsl/lexicon.hpp"

#include <algorithm>
#include <thread>
#include <utility>

namespace proviso {

namespace {
constexpr std::size_t usual_block = 1U << 20U;  // stays in a second-level cache
constexpr unsigned most_threads = 64;
}  // namespace

Worker::Worker(Vocabulary const& vocabulary, unsigned index)
    : vocabulary_(vocabulary), index_(index), builders_(vocabulary.records.size()) {}

RecordBuilder& Worker::builder(RecordId record) {
    auto& builder = builders_[record];
    if (not builder)
        builder = std::make_unique<RecordBuilder>(vocabulary_, record, index_);
    return *builder;
}

void Worker::finish(Reading& reading) {
    for (auto const& builder : builders_)
        if (builder)
            builder->finish(reading);
}

Intake::Intake(Vocabulary const& the_vocabulary, ReadOptions const& the_options, Diagnostics& the_out)
    : vocabulary(the_vocabulary), options(the_options), out(the_out) {
    for (auto const& map : options.maps)
        read_mapping(map, vocabulary, *mappings, out);
    auto const wanted = options.threads == 0 ? std::thread::hardware_concurrency() : options.threads;
    for (unsigned i = 0; i < std::clamp(wanted, 1U, most_threads); ++i)
        workers.push_back(std::make_unique<Worker>(vocabulary, i));
}

std::size_t Intake::block_size() const { return options.block == 0 ? usual_block : options.block; }

void Intake::note(std::string text) {
    if (std::ranges::find(notes, text) == notes.end())
        notes.push_back(std::move(text));
}

void Intake::take(Reading reading) {
    complaints.append(std::move(reading.complaints));
    for (auto& piece : reading.pieces)
        pieces.push_back(std::move(piece));
}

void unknown_record(std::string_view name, Place place, Vocabulary const& vocabulary, Complaints& out) {
    std::vector<std::string> known;
    for (auto const& record : vocabulary.records)
        known.push_back(record.name);
    auto help = did_you_mean(name, known);
    if (help.empty())
        for (auto const& record : known)
            help += (help.empty() ? "there are " : ", ") + record;
    out.add(Kind::plan_unknown_record, place, "there is no kind of record `" + std::string(name) + "`", help);
}

}  // namespace proviso

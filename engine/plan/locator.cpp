// Rows of a plan → places in its files, each opened when first asked for.
#include "engine/plan/locate.hpp"
#include "engine/plan/places.hpp"

#include <algorithm>
#include <utility>

namespace proviso {

struct Locator::Cache {
    struct File {
        File(PlanFile const& file, Plan const& plan, Vocabulary const& vocabulary)
            : input(file.text ? Input(file.text) : Input(file.name)),
              places(file.name, input, holds_secrets(file.format)),
              records(open_records(file, input, plan, vocabulary)) {}
        Input input;
        Places places;
        std::unique_ptr<RecordFile> records;
    };
    struct Origin {
        File* file = nullptr;
        std::uint64_t offset = 0;
    };

    Plan const& plan;
    Vocabulary const& vocabulary;
    std::vector<std::unique_ptr<File>> files;

    Origin origin(RecordId record, std::size_t row) {
        auto const& batches = plan.tables[record].batches;
        auto const after = std::ranges::upper_bound(batches, row, {}, &Batch::first_row);
        if (after == batches.begin() or row - std::prev(after)->first_row >= std::prev(after)->rows)
            return {};
        auto const& batch = *std::prev(after);
        if (batch.file >= files.size())
            return {};
        auto& file = files[batch.file];
        if (not file)
            file = std::make_unique<File>(plan.files[batch.file], plan, vocabulary);
        return {file.get(), batch.origins[row - batch.first_row]};
    }
};

Locator::Locator(Plan const& plan, Vocabulary const& vocabulary)
    : cache_(std::make_unique<Cache>(Cache{plan, vocabulary, {}})) {
    cache_->files.resize(plan.files.size());
}

Locator::~Locator() = default;

Excerpt Locator::record(RecordId record, std::size_t row) {
    auto const [file, origin] = cache_->origin(record, row);
    if (file == nullptr)
        return {};
    return file->places.at(file->records->record(cache_->vocabulary.records[record].name, origin));
}

Excerpt Locator::value(FieldId field, std::size_t row) {
    auto const [file, origin] = cache_->origin(field.record, row);
    if (file == nullptr)
        return {};
    auto const& type = cache_->vocabulary.records[field.record];
    auto at = std::optional(field.index);
    for (std::size_t tried = 0; at and tried <= type.fields.size(); ++tried) {
        auto const& named = type.fields[*at];
        if (auto const place = file->records->value(type, origin, *at))
            return file->places.at(*place);
        at = named.from;  // a derived field stands where it was looked up from
    }
    return record(field.record, row);
}

std::string Locator::derivation(FieldId field, std::size_t row) {
    auto const [file, origin] = cache_->origin(field.record, row);
    auto const& type = cache_->vocabulary.records[field.record];
    if (file == nullptr)
        return {};
    if (auto const from = type.fields[field.index].from; from and not file->records->value(type, origin, field.index))
        return "looked up from " + type.fields[*from].name;
    return file->records->derivation(type, origin, field.index);
}

}  // namespace proviso

// Byte offsets → diagnostics, in the order of the file.
#include "engine/plan/complaints.hpp"

#include "dsl/lexicon.hpp"
#include "engine/plan/places.hpp"

#include <algorithm>
#include <utility>

namespace proviso {
namespace {

/// The field that people call `name`, else the one nearest to it.
std::string unknown_field_help(std::string const& name, RecordId record, Vocabulary const& vocabulary) {
    for (auto const field : vocabulary.fields_called(name))
        if (field.record == record)
            return "did you mean `" + vocabulary.field(field).name + "`?";
    std::vector<std::string> names;
    for (auto const& field : vocabulary.records[record].fields)
        names.push_back(field.name);
    return did_you_mean(name, names);
}

std::string unknown_field_text(UnknownField const& unknown, RecordType const& record, bool strict) {
    auto text = unknown.name.empty() ? "this column has no name in the first line"
                                     : "a " + record.name + " has no field `" + unknown.name + "`";
    if (not strict)
        text += "; it is not read";
    if (unknown.count > 1)
        text += " (" + std::to_string(unknown.count) + " times in this file)";
    return text;
}

/// The complaints in the order of their places.
std::vector<Complaint> sorted(Complaints const& complaints, Vocabulary const& vocabulary, bool strict) {
    auto all = complaints.kept();
    for (auto const& unknown : complaints.unknown_fields())
        all.push_back({Kind::plan_unknown_field,
                       unknown.first,
                       unknown_field_text(unknown, vocabulary.records[unknown.record], strict),
                       unknown_field_help(unknown.name, unknown.record, vocabulary),
                       {}});
    std::ranges::stable_sort(all, {}, [](auto const& complaint) { return complaint.place.begin; });
    return all;
}

}  // namespace

void Complaints::add(Kind kind, Place place, std::string text, std::string help) {
    if (kept_.size() < most)
        kept_.push_back({kind, place, std::move(text), std::move(help), {}});
    else
        ++dropped_;
}

void Complaints::twice(Place place, std::string text, Place first) {
    auto const size = kept_.size();
    add(Kind::plan_duplicate, place, std::move(text), "which of the two is meant nobody can tell: take one out");
    if (kept_.size() > size)
        kept_.back().earlier = first;
}

void Complaints::unknown_field(RecordId record, std::string_view name, Place place, std::size_t count) {
    if (name == origins_field)
        return;
    auto key = std::to_string(record) + ' ';
    key += name;
    if (auto const found = by_name_.find(key); found != by_name_.end()) {
        unknown_[found->second].count += count;
    } else if (unknown_.size() < most) {
        by_name_.emplace(std::move(key), unknown_.size());
        unknown_.push_back({record, std::string(name), place, count});
    }
}

void Complaints::append(Complaints later) {
    dropped_ += later.dropped_;
    for (auto& complaint : later.kept_)
        if (kept_.size() < most)
            kept_.push_back(std::move(complaint));
        else
            ++dropped_;
    for (auto const& unknown : later.unknown_)
        unknown_field(unknown.record, unknown.name, unknown.first, unknown.count);
}

void Complaints::rewind(Mark mark) {
    kept_.resize(std::min(kept_.size(), mark.kept));
    dropped_ = mark.dropped;
}

void report(Complaints const& complaints, std::string const& name, Places& places, Vocabulary const& vocabulary,
            bool strict, Diagnostics& out) {
    for (auto& complaint : sorted(complaints, vocabulary, strict)) {
        out.push_back({complaint.kind,
                       {places.at(complaint.place), std::move(complaint.text)},
                       {},
                       std::move(complaint.help),
                       strict and complaint.kind == Kind::plan_unknown_field});
        if (complaint.earlier)
            out.back().notes.push_back({places.at(*complaint.earlier), "it stands here first"});
    }
    if (complaints.dropped() > 0)
        out.push_back(
            {Kind::plan_limits,
             {{name, {0, 0}, {}, 0, 0}, "and " + std::to_string(complaints.dropped()) + " more mistakes in this file"},
             {},
             {}});
}

}  // namespace proviso

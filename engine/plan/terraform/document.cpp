// The top level of a plan, without what is inside.
#include "engine/plan/terraform/document.hpp"

#include "engine/plan/json_walk.hpp"
#include "engine/plan/terraform/look_alikes.hpp"

namespace proviso {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr std::size_t looked_at = 1U << 16U;

void add(Complaints& out, JsonCursor::Fault const& fault) { out.add(fault.kind, fault.place, fault.text, fault.help); }

}  // namespace

TerraformDocument::TerraformDocument(Input const& input)
    : text_(input.read(0, static_cast<std::size_t>(input.size()), buffer_)) {
    begin_ = text_.starts_with(byte_order_mark) ? byte_order_mark.size() : 0;
}

JsonCursor TerraformDocument::cursor(std::uint64_t offset) const { return {text_.substr(offset), offset}; }

JsonCursor TerraformDocument::cursor(std::string_view name) const {
    auto const& member = members_.find(name)->second;
    return {text_.substr(member.begin, member.end - member.begin), member.begin};
}

std::string_view TerraformDocument::value(std::string_view name) const {
    auto const found = members_.find(name);
    return found == members_.end() ? std::string_view{}
                                   : text_.substr(found->second.begin, found->second.end - found->second.begin);
}

bool TerraformDocument::says(std::string_view name, bool wanted) const {
    return value(name) == (wanted ? "true" : "false");
}

bool TerraformDocument::is_filled(std::string_view name) const {
    return is_list(name) and value(name).find_first_not_of(" \t\r\n[]") != std::string_view::npos;
}

bool TerraformDocument::read(Complaints& out) {
    if (auto const other = look_alike(text_.substr(begin_, looked_at))) {
        out.add(other->kind, {begin_, 1}, other->text, other->help);
        return false;
    }
    return find_members(out) and is_plan(out);
}

bool TerraformDocument::find_members(Complaints& out) {
    auto cursor = this->cursor(begin_);
    cursor.space();
    std::string room;
    auto const good = each_member(cursor, [&](std::string_view name, Place key) {
        Member member{key, cursor.offset(cursor.at), 0};
        if (not skip_value(cursor, room))
            return false;
        member.end = cursor.offset(cursor.at);
        if (auto const [at, is_new] = members_.emplace(name, member); not is_new)
            out.twice(key, "`" + std::string(name) + "` is given twice in one plan", at->second.key);
        return true;
    });
    if (not good) {
        add(out, cursor.fault());
        return false;
    }
    cursor.space();
    if (not cursor.ended()) {
        cursor.fail(Kind::plan_syntax, cursor.at, cursor.at + 1, "more text after the end of the plan",
                    "give each plan a file of its own");
        add(out, cursor.fault());
    }
    return cursor.ended();
}

bool TerraformDocument::is_plan(Complaints& out) const {
    std::string keys = " ";
    for (auto const& [name, member] : members_)
        keys += name + " ";
    auto const redacted = has("plan_format_version");
    if (redacted or (not has("planned_values") and not has("resource_changes"))) {
        auto const other = look_alike_document(keys);
        out.add(other->kind, {begin_, 1}, other->text, other->help);
        return false;
    }
    auto const changes = value("resource_changes");
    if (not changes.empty() and not changes.starts_with('[') and changes != "null") {
        out.add(Kind::plan_syntax, members_.find("resource_changes")->second.key, "resource changes are a list");
        return false;
    }
    auto const version = value("format_version");
    if (version.empty() or version.starts_with("\"0.") or version.starts_with("\"1."))
        return true;
    auto const place = members_.find("format_version")->second;
    out.add(Kind::plan_unknown_format, {place.begin, static_cast<std::uint32_t>(version.size())},
            "the plan is written in format " + std::string(version.substr(0, 20)) +
                ", and this program reads formats 0.1 to 1.x",
            "see whether there is a later version of this program");
    return false;
}

}  // namespace proviso

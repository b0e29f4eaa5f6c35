// Changes → cells.
#include "engine/plan/terraform/records.hpp"

#include "engine/plan/json_walk.hpp"

namespace proviso {

void TerraformRecords::complain(JsonCursor const& cursor, Reading& reading) const {
    auto const& fault = cursor.fault();
    reading.complaints.add(fault.kind, fault.place, fault.text, fault.help);
}

void TerraformRecords::read_list(std::string_view text, std::uint64_t offset, bool first, Reading& reading) {
    JsonCursor cursor(text, offset);
    for (;; first = false) {
        cursor.space();
        if (cursor.ended())
            return;
        if (not first and not cursor.take(',')) {
            cursor.expected("a comma or `]`");
            return complain(cursor, reading);
        }
        cursor.space();
        if (not read_one(cursor, reading))
            return complain(cursor, reading);
    }
}

bool TerraformRecords::read_one(JsonCursor& cursor, Reading& reading) {
    auto const origin = cursor.offset(cursor.at);
    if (not read_change(cursor, treatments_, tree_, change_))
        return false;
    for (auto const& [key, place, first] : change_.twice)
        reading.complaints.twice(place, "`" + std::string(key) + "` is given twice in one resource", first);
    for (auto const* const part : {&change_.after, &change_.unknown})
        if (*part != Tree::none)
            refuse_twice(tree_, *part, reading.complaints);
    for (auto const address : {change_.address.text, change_.previous_address})
        if (not address.empty())
            addresses.emplace_back(address);
    if (change_.is_managed and not change_.goes)
        record(origin, reading);
    return true;
}

void TerraformRecords::record(std::uint64_t origin, Reading& reading) {
    auto const& treatment = treatments_.of(change_.type);
    if (treatment.ignored)
        return;
    if (not treatment.named)
        ++unmapped[std::string(change_.type)];
    auto& builder = worker_.builder(plan_.mapping.record);
    builder.begin(origin);
    std::vector<std::uint16_t> settled;
    if (plan_.type.key) {
        settled.push_back(*plan_.type.key);
        builder.put(*plan_.type.key, change_.address, reading);
    }
    TerraformResource const resource(tree_, change_, plan_.configuration);
    Inquiry(plan_.type, plan_.mapping, treatment, resource, plan_.set).put_fields(builder, settled, reading);
    builder.end(reading);
}

}  // namespace proviso

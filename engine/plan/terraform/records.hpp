// Resources of a plan → records. Used to read them, and again to find the places of what is reported.
#pragma once

#include "engine/plan/intake.hpp"
#include "engine/plan/terraform/change.hpp"

#include <map>
#include <string>
#include <vector>

namespace proviso {

/// What the readers of one plan share.
struct TerraformPlan {
    TerraformDocument document;
    Configuration configuration;
    Mapping const& mapping;
    RecordType const& type;
    std::vector<SetField> const& set;
};

/// One for each worker.
class TerraformRecords {
public:
    TerraformRecords(TerraformPlan const& plan, Worker& worker)
        : plan_(plan), worker_(worker), treatments_(plan.mapping, plan.type.fields.size()) {}

    /// Elements of `resource_changes`, up to the end of the block.
    void read_list(std::string_view text, std::uint64_t offset, bool first, Reading& reading);

    /// One resource. False where it is malformed.
    bool read_one(JsonCursor& cursor, Reading& reading);

    std::vector<std::string> addresses;           ///< of all that were read
    std::map<std::string, std::size_t> unmapped;  ///< types that no mapping names, and how many there are of each

private:
    void record(std::uint64_t origin, Reading& reading);
    void complain(JsonCursor const& cursor, Reading& reading) const;

    TerraformPlan const& plan_;
    Worker& worker_;
    Treatments treatments_;
    Tree tree_;
    Change change_;
};

}  // namespace proviso

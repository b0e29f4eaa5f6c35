// Where the values of one record stand in its file, by reading that record again.
#pragma once

#include "engine/plan/input.hpp"
#include "engine/plan/plan.hpp"
#include "engine/plan/stated.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace proviso {

/// One file of a plan, opened again.
class RecordFile {
public:
    virtual ~RecordFile() = default;

    /// The record of kind `record` with that origin (Batch::origins).
    virtual Place record(std::string_view record, std::uint64_t origin) = 0;

    /// The value of its field `field`; nothing where it has none.
    virtual std::optional<Place> value(std::string_view record, std::uint64_t origin, std::string_view field) = 0;
};

/// `input` must outlive it. A file that has been changed since gives places that mean little, and no worse.
std::unique_ptr<RecordFile> open_records(PlanFormat format, std::string const& name, Input& input);

std::unique_ptr<RecordFile> open_toml_records(std::string const& name, Input& input);

}  // namespace proviso

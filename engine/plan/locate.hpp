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

    /// The value of its field `field`, an index of `type`; nothing where it has none.
    virtual std::optional<Place> value(RecordType const& type, std::uint64_t origin, std::uint16_t field) = 0;

    /// How it was come by, where it is not simply what stands there.
    virtual std::string derivation(RecordType const&, std::uint64_t, std::uint16_t) { return {}; }
};

/// `input` must outlive it. A file that has been changed since gives places that mean little, and no worse.
std::unique_ptr<RecordFile> open_records(PlanFile const& file, Input& input, Plan const& plan,
                                         Vocabulary const& vocabulary);

/// Of a bill, whose columns are those of the mapping by which the plan was read.
std::unique_ptr<RecordFile> open_focus_records(Input& input, Plan const& plan, Vocabulary const& vocabulary);

std::unique_ptr<RecordFile> open_toml_records(std::string const& name, Input& input);
std::unique_ptr<RecordFile> open_terraform_records(Input& input, Plan const& plan, Vocabulary const& vocabulary);
std::unique_ptr<RecordFile> open_kubernetes_records(Input& input, Plan const& plan, Vocabulary const& vocabulary);

}  // namespace proviso
